using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
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
        Usage = "dedup [<number>] <field> [<field>]... [keepempty=<bool>] [consecutive=<bool>]",
        Summary = "Keeps the first rows (one, or the given number) of each combination of values. Rows that lack a field are dropped unless keepempty=t.",
        Manual = "Search Reference, dedup",
        Examples =
        [
            new("the newest of each host", "dedup host", """[{"_time": 1, "host": "a", "n": "1"}, {"_time": 2, "host": "a", "n": "2"}]""", """{"host": "a", "n": "2"}"""),
            new("rows without the field", "dedup a keepempty=t", """[{"b": "1"}, {"b": "2"}, {"a": "1"}]""", """[{"b": "1"}, {"b": "2"}, {"a": "1"}]"""),
            new("only neighbours", "dedup a consecutive=true", """[{"a": "1"}, {"a": "1"}, {"a": "2"}, {"a": "1"}]""", """[{"a": "1"}, {"a": "2"}, {"a": "1"}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax(long Count, ImmutableArray<FieldSyntax> Fields, bool KeepEmpty, bool Consecutive) : CommandSyntax
    {
        /// <summary>An option that is part of the language and not supported yet.</summary>
        public OptionSyntax? Unsupported { get; init; }

        public override string ToString() =>
            $"dedup {(Count == 1 ? "" : Count.ToString(CultureInfo.InvariantCulture) + " ")}{FieldListText.Of(Fields)}"
            + (KeepEmpty ? " keepempty=true" : "") + (Consecutive ? " consecutive=true" : "");
    }

    private static readonly TokenListParser<SplToken, object> s_part =
        Terms.Flag("keepempty").Select(flag => (object)("keepempty", flag))
            .Or(Terms.Flag("consecutive").Select(flag => (object)("consecutive", flag)))
            .Or(Terms.Option("keepevents").Or(Terms.Option("sortby")).Select(option => (object)option))
            .Or(Terms.Field.Select(field => (object)field));

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from count in Terms.WholeNumber.OptionalOrDefault(1)
        from parts in (from part in s_part
                       from comma in Token.EqualTo(SplToken.Comma).Many()
                       select part).AtLeastOnce()
        where parts.OfType<FieldSyntax>().Any()
        select new Syntax(count, [.. parts.OfType<FieldSyntax>()], parts.Contains(("keepempty", true)), parts.Contains(("consecutive", true)))
        {
            Unsupported = parts.OfType<OptionSyntax>().FirstOrDefault(),
        };

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        // `sortby x` has no equals sign: it reads as two fields, the first of this name.
        FieldSyntax? sortBy = syntax.Fields.FirstOrDefault(field => !field.IsQuoted && field.Name.Equals("sortby", StringComparison.OrdinalIgnoreCase));
        if ((syntax.Unsupported?.Span ?? sortBy?.Span) is { } span)
        {
            binder.Report(Descriptors.UnsupportedForm, span, "this option of `dedup` is not supported yet", "keepevents or sortby", "sort with `sort` before or behind it");
            return null;
        }

        return new DedupStage([.. syntax.Fields.Select(binder.Resolve)], syntax.Count, syntax.KeepEmpty, syntax.Consecutive)
        {
            Input = binder.Input,
            Output = binder.Input,
        };
    }

    // Emission

    public sealed record DedupStage(ImmutableArray<FieldExpression> Fields, long Count, bool KeepEmpty, bool Consecutive) : Stage
    {
        public override bool NeedsOrder => true;

        public override ImmutableArray<Expression> Expressions => [.. Fields];

        public override FieldNeeds Needs(FieldNeeds output) => output.With(Fields.Select(field => field.Name));

        public override void Emit(StageEmitter emit, Action next)
        {
            string seen = emit.Members.Unique("_seen");
            emit.Members.State.Add($"private readonly {(Consecutive ? "NeighbourCounts" : "RowCounts")} {seen} = new();");
            emit.Comment(Source);
            string values = string.Join(", ", Fields.Select(field => emit.Expressions.Any(field).Text));
            string call = $"{seen}.Admits({Count.ToString(CultureInfo.InvariantCulture)}, keepEmpty: {(KeepEmpty ? "true" : "false")}, {values})";
            emit.Writer.Line($"if (!{call}) {emit.Scope.Skip}");
            next();
        }

        public override string ToString() =>
            $"dedup {Count} {string.Join(", ", Fields.Select(field => field.Name))}{(KeepEmpty ? " keepempty" : "")}{(Consecutive ? " consecutive" : "")}";
    }
}
