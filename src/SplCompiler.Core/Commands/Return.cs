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

/// <summary><c>return</c>: the first rows as one search expression, for the search around this one.</summary>
public sealed class Return : Command<Return.Syntax>
{
    public override WordDoc Doc { get; } = new("return")
    {
        Usage = "return [<number>] [<alias>=]<field>... | return [<number>] $<field>...",
        Summary = "Turns the first rows, one when no number is given, into a search expression in the field `search`: `(field=\"value\") OR …`. With `$` only the value.",
        Manual = "Search Reference, return",
        Examples =
        [
            new("fields and values", "table user, host | return 2 user host", """[{"user": "eve", "host": "h1"}, {"user": "bob"}]""", """{"search": "(user=\"eve\" host=\"h1\") OR (user=\"bob\")"}"""),
            new("the value alone", "table n | return $n", """{"n": "42"}""", """{"search": "42"}"""),
            new("a value from a search of its own", "stats count(eval(a=[search b=7 | return $a])) as n", """[{"a": "1"}, {"a": "2"}, {"a": "1", "b": "7"}]""", """{"n": 2}"""),
            new("another name, several values", "table user | return account=user", """{"user": ["a", "b"]}""", """{"search": "(( account=\"a\" OR account=\"b\" ))"}"""),
        ],
    };

    // Syntax

    /// <param name="Name">The name in the expression; null for the value alone.</param>
    /// <param name="Field">The field.</param>
    public sealed record Part(string? Name, FieldSyntax Field)
    {
        public override string ToString() => Name is null ? $"${Field.Name}" : Name == Field.Name ? FieldListText.Of(Field) : $"{Name}={FieldListText.Of(Field)}";
    }

    public sealed record Syntax(long Count, ImmutableArray<Part> Parts) : CommandSyntax
    {
        public override string ToString() => $"return {Count.ToString(CultureInfo.InvariantCulture)} {string.Join(' ', Parts)}";
    }

    private static readonly TokenListParser<SplToken, Part> s_part =
        (from alias in Token.EqualTo(SplToken.Word)
         from equal in Token.EqualTo(SplToken.Equal)
         from field in Terms.AnyField
         select new Part(alias.ToStringValue(), field)).Try()
        .Or(Terms.AnyField.Select(field => !field.IsQuoted && field.Name.Length > 1 && field.Name[0] == '$'
            ? new Part(null, new FieldSyntax(field.Span, field.Name[1..]))
            : new Part(field.Name, field)));

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from count in Terms.WholeNumber.OptionalOrDefault(1)
        from parts in (from part in s_part
                       from comma in Token.EqualTo(SplToken.Comma).Many()
                       select part).AtLeastOnce()
        select new Syntax(count, [.. parts]);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        var parts = syntax.Parts.Select(part => (part.Name, binder.Resolve(part.Field)));
        return new ReturnStage([.. parts], syntax.Count) { Input = binder.Input, Output = Schema.Closed([new Column("search", SplType.Text)]) };
    }

    // Emission

    public sealed record ReturnStage(ImmutableArray<(string? Name, FieldExpression Field)> Parts, long Count) : Stage
    {
        public override bool StoresRows => true;

        public override bool NeedsOrder => true;

        public override ImmutableArray<Expression> Expressions => [.. Parts.Select(part => part.Field)];

        public override FieldNeeds Needs(FieldNeeds output) => FieldNeeds.None.With(Parts.Select(part => part.Field.Name));

        public override void Emit(StageEmitter emit, Action next)
        {
            string rows = emit.Members.Unique("_returned");
            string names = string.Join(", ", Parts.Select(part => part.Name is null ? "null" : CSharpText.Literal(part.Name)));
            emit.Members.State.Add($"private readonly ReturnedRows {rows} = new({Count.ToString(CultureInfo.InvariantCulture)}, [{names}]);");
            emit.Comment(Source);
            emit.Writer.Line($"{rows}.Add({string.Join(", ", Parts.Select(part => emit.Expressions.Any(part.Field).Text))});");
            emit.Later(() => emit.Loop(
                $"foreach (string returned in {rows}.Searches())",
                scope => scope.Set("search", new Code(scope.Locals.Unique("returned"), SplType.Text.NotNull)),
                next));
        }

        public override string ToString() => $"return {Count} {string.Join(", ", Parts.Select(part => $"{part.Name ?? "$"}={part.Field.Name}"))}";
    }
}
