using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>mvcombine</c>: merges rows that only differ in one field.</summary>
public sealed class Mvcombine : Command<Mvcombine.Syntax>
{
    public override WordDoc Doc { get; } = new("mvcombine")
    {
        Usage = "mvcombine [delim=<text>] <field>",
        Summary = "Merges rows that are equal in all other fields; the field gets the values of all of them, in their order. Rows without the field stay. A nomv behind it joins the values with delim, a blank unless it says otherwise.",
        Manual = "Search Reference, mvcombine",
        Examples =
        [
            new("rows that differ in one field", "table a, b | mvcombine a", """[{"a": "2", "b": "x"}, {"a": "3", "b": "y"}, {"a": "1", "b": "x"}]""", """[{"a": ["2", "1"], "b": "x"}, {"a": "3", "b": "y"}]"""),
            new("several values", "table a | mvcombine a", """[{"a": ["1", "2"]}, {"a": "3"}]""", """{"a": ["1", "2", "3"]}"""),
            new("joined by nomv", "table a | mvcombine delim=\",\" a | nomv a", """[{"a": "1"}, {"a": "2"}]""", """{"a": "1,2"}"""),
            new("rows without the field", "table a, b | mvcombine a", """[{"a": "1", "b": "x"}, {"b": "x"}]""", """[{"a": "1", "b": "x"}, {"b": "x"}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax(OptionSyntax? Delimiter, FieldSyntax Field) : CommandSyntax
    {
        public override string ToString() => $"mvcombine {(Delimiter is null ? "" : $"delim=\"{StringEscapes.Escape(Delimiter.Value)}\" ")}{FieldListText.Of(Field)}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from delimiter in Terms.Option("delim").AsNullable().OptionalOrDefault()
        from field in Terms.Field
        select new Syntax(delimiter, field);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        FieldExpression field = binder.Resolve(syntax.Field);
        if (field.Type.Kind == SplKind.Null)
            return new PassStage($"mvcombine {field.Name}: null") { Input = binder.Input, Output = binder.Input };
        return new MvcombineStage(field) { Input = binder.Input, Output = binder.Input.With(new Column(field.Name, SplType.Any) { Delimiter = syntax.Delimiter?.Value ?? " " }) };
    }

    // Emission

    public sealed record MvcombineStage(FieldExpression Field) : Stage
    {
        public override bool StoresRows => true;

        public override bool NeedsOrder => true;

        public override ImmutableArray<Expression> Expressions => [Field];

        public override IEnumerable<string> Defines => [Field.Name];

        // Every field decides, also those that nobody reads later.
        public override FieldNeeds Needs(FieldNeeds output) => RowContent.Needs(Input).With(Field.Name);

        public override void Emit(StageEmitter emit, Action next)
        {
            ImmutableHashSet<string> combined = [Field.Name];
            Schema others = Input.Without(Field.Name);
            StoredRow stored = StoredRow.Declare(emit, others, emit.NeedsAfter, "CombinedRow");
            string rows = emit.Members.Unique("_combined");
            emit.Members.State.Add($"private readonly CombinedRows<{stored.Type}> {rows} = new();");
            emit.Comment(Source);
            emit.Writer.Line($"{rows}.Add({RowContent.Key(emit, Input, combined)}, {stored.New(emit)}, {emit.Expressions.Any(Field).Text});");
            emit.Later(() => emit.Loop(
                $"foreach (({stored.Type} combined, SplValue values) in {rows}.All())",
                scope =>
                {
                    stored.Read(scope, scope.Locals.Unique("combined"));
                    scope.Set(Field.Name, new Code(scope.Locals.Unique("values"), SplType.Any));
                },
                next));
        }

        public override string ToString() => $"mvcombine {Field.Name}";
    }
}
