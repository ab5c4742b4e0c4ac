using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>dedup</c>: keeps the first rows of each combination of values; of events these are the newest.</summary>
public sealed class Dedup : Command<Dedup.Syntax>
{
    public override WordDoc Doc { get; } = new("dedup")
    {
        Usage = "dedup [<number>] <field> [<field>]... [keepevents=<bool>] [keepempty=<bool>] [consecutive=<bool>] [sortby [+|-]<field>...]",
        Summary = "Keeps the first rows (one, or the given number) of each combination of values. Rows that lack a field are dropped unless keepempty=t. With keepevents=t the other rows stay too, without the fields. sortby sorts what is left.",
        Manual = "Search Reference, dedup",
        Examples =
        [
            new("the newest of each host", "dedup host", """[{"_time": 1, "host": "a", "n": "1"}, {"_time": 2, "host": "a", "n": "2"}]""", """{"host": "a", "n": "2"}"""),
            new("rows without the field", "dedup a keepempty=t", """[{"b": "1"}, {"b": "2"}, {"a": "1"}]""", """[{"b": "1"}, {"b": "2"}, {"a": "1"}]"""),
            new("only neighbours", "dedup a consecutive=true", """[{"a": "1"}, {"a": "1"}, {"a": "2"}, {"a": "1"}]""", """[{"a": "1"}, {"a": "2"}, {"a": "1"}]"""),
            new("repeats without the fields", "dedup a, b keepevents=t", """[{"a": "1", "b": ["x", "y"], "n": "1"}, {"a": "1", "b": ["x", "y"], "n": "2"}, {"a": "1", "b": "x", "n": "3"}, {"a": "1", "n": "4"}]""", """[{"a": "1", "b": ["x", "y"], "n": "1"}, {"n": "2"}, {"a": "1", "b": "x", "n": "3"}]"""),
            new("sorted", "dedup 2 a sortby -n, +b | table a, n, b", """[{"a": "1", "n": "9"}, {"a": "1", "n": "10"}, {"a": "2", "n": "10", "b": "x"}, {"a": "1", "n": "11"}, {"a": "3"}]""", """[{"a": "2", "n": "10", "b": "x"}, {"a": "1", "n": "10"}, {"a": "1", "n": "9"}, {"a": "3"}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax(long Count, ImmutableArray<FieldSyntax> Fields, bool KeepEvents, bool KeepEmpty, bool Consecutive, ImmutableArray<Sort.Key> SortBy) : CommandSyntax
    {
        public override string ToString() =>
            $"dedup {(Count == 1 ? "" : Count.ToString(CultureInfo.InvariantCulture) + " ")}{FieldListText.Of(Fields)}"
            + (KeepEvents ? " keepevents=true" : "") + (KeepEmpty ? " keepempty=true" : "") + (Consecutive ? " consecutive=true" : "")
            + (SortBy.IsEmpty ? "" : $" sortby {string.Join(", ", SortBy)}");
    }

    private sealed record FlagPart(string Name, bool IsSet);

    private static readonly TokenListParser<SplToken, object> s_part =
        Flag("keepevents").Or(Flag("keepempty")).Or(Flag("consecutive"))
            .Or(Terms.Keyword("sortby").IgnoreThen(Sort.OneKey.AtLeastOnce()).Select(keys => (object)keys))
            .Or(Terms.Field.Select(field => (object)field));

    private static TokenListParser<SplToken, object> Flag(string name) => Terms.Flag(name).Select(isSet => (object)new FlagPart(name, isSet));

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from count in Terms.WholeNumber.OptionalOrDefault(1)
        from parts in (from part in s_part
                       from comma in Token.EqualTo(SplToken.Comma).Many()
                       select part).AtLeastOnce()
        where parts.OfType<FieldSyntax>().Any()
        select new Syntax(
            count, [.. parts.OfType<FieldSyntax>()], IsSet(parts, "keepevents"), IsSet(parts, "keepempty"), IsSet(parts, "consecutive"),
            [.. parts.OfType<Sort.Key[]>().SelectMany(keys => keys)]);

    private static bool IsSet(object[] parts, string name) => parts.OfType<FlagPart>().LastOrDefault(part => part.Name == name) is { IsSet: true };

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        ImmutableArray<FieldExpression> fields = [.. syntax.Fields.Select(binder.Resolve)];
        Schema output = !syntax.KeepEvents ? binder.Input
            : fields.Where(field => field.Type.Kind != SplKind.Null).Aggregate(binder.Input, (rows, field) => rows.With(new Column(field.Name, SplType.Any)));
        var dedup = new DedupStage(fields, syntax.Count, syntax.KeepEvents, syntax.KeepEmpty, syntax.Consecutive) { Input = binder.Input, Output = output };
        if (syntax.SortBy.IsEmpty)
            return dedup;
        Stage sort = binder.Over(output, () => Sort.SortStage.Create(syntax.SortBy, 0, binder));
        return SequenceStage.Create(binder.Input, [dedup, sort], syntax.ToString());
    }

    // Emission

    public sealed record DedupStage(ImmutableArray<FieldExpression> Fields, long Count, bool KeepEvents, bool KeepEmpty, bool Consecutive) : Stage
    {
        public override bool NeedsOrder => true;

        public override ImmutableArray<Expression> Expressions => [.. Fields];

        public override IEnumerable<string> Defines => KeepEvents ? Fields.Select(key => key.Name) : [];

        public override FieldNeeds Needs(FieldNeeds output) => output.With(Fields.Select(field => field.Name));

        public override void Emit(StageEmitter emit, Action next)
        {
            string seen = emit.Members.Unique("_seen");
            emit.Members.State.Add($"private readonly {(Consecutive ? "NeighbourCounts" : "RowCounts")} {seen} = new();");
            emit.Comment(Source);
            string values = string.Join(", ", Fields.Select(field => emit.Expressions.Any(field).Text));
            string call = $"{seen}.Admits({Count.ToString(CultureInfo.InvariantCulture)}, keepEmpty: {(KeepEmpty || KeepEvents ? "true" : "false")}, {values})";
            if (KeepEvents)
                WriteRepeats(emit, call);
            else
                emit.Writer.Line($"if (!{call}) {emit.Scope.Skip}");
            next();
        }

        private void WriteRepeats(StageEmitter emit, string call)
        {
            ImmutableArray<FieldExpression> known = [.. Fields.Where(field => field.Type.Kind != SplKind.Null)];
            if (!KeepEmpty)
            {
                string present = string.Join(" && ", Fields.Select(field => emit.Expressions.IsPresent(field).Operand).Where(text => text != "true"));
                if (present.Length > 0)
                    emit.Writer.Line($"if (!({(known.Length < Fields.Length ? "Compare.Never" : present)})) {emit.Scope.Skip}");
            }

            string isFirst = emit.Scope.Locals.Unique("isFirst");
            emit.Writer.Line($"bool {isFirst} = {call};");
            foreach (FieldExpression field in known)
                emit.Define(field.Name, new Code($"{isFirst} ? {emit.Expressions.Any(field).Text} : SplValue.Null", SplType.Any));
        }

        public override string ToString() =>
            $"dedup {Count} {string.Join(", ", Fields.Select(field => field.Name))}{(KeepEvents ? " keepevents" : "")}{(KeepEmpty ? " keepempty" : "")}{(Consecutive ? " consecutive" : "")}";
    }
}
