using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>filldown</c>: a missing field takes the last value above.</summary>
public sealed class Filldown : Command<Filldown.Syntax>
{
    public override WordDoc Doc { get; } = new("filldown")
    {
        Usage = "filldown [<field>]...",
        Summary = "A missing field takes the last value of the rows above; without a list every field but the internal ones.",
        Manual = "Search Reference, filldown",
        Examples =
        [
            new("a named field", "filldown a", """[{"a": "1", "b": "x"}, {"b": "y"}, {"a": "", "c": "1"}, {"c": "2"}]""", """[{"a": "1", "b": "x"}, {"a": "1", "b": "y"}, {"a": "", "c": "1"}, {"a": "", "c": "2"}]"""),
            new("every field", "filldown", """[{"k": "1", "a": "x"}, {"k": "2"}, {"k": "3", "b": "y"}]""", """[{"k": "1", "a": "x"}, {"k": "2", "a": "x"}, {"k": "3", "a": "x", "b": "y"}]"""),
            new("several values, and nothing above", "filldown a", """[{"b": "1"}, {"a": ["1", "2"]}, {"b": "2"}]""", """[{"b": "1"}, {"a": ["1", "2"]}, {"a": ["1", "2"], "b": "2"}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<FieldSyntax> Fields) : CommandSyntax
    {
        public override string ToString() => Fields.IsEmpty ? "filldown" : $"filldown {FieldListText.Of(Fields)}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } = Terms.FieldList.OptionalOrDefault([]).Select(fields => new Syntax(fields));

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        foreach (FieldSyntax field in syntax.Fields.Where(field => !Wildcards.IsWildcard(field.Name)))
            binder.Resolve(field);
        return FilldownStage.Create(binder.Input, syntax.Fields.IsEmpty ? ["*"] : [.. syntax.Fields.Select(field => field.Name)]);
    }

    // Emission

    public sealed record FilldownStage(ImmutableArray<string> Fields) : AllFieldsStage
    {
        internal static FilldownStage Create(Schema input, ImmutableArray<string> fields) =>
            new(fields) { Input = input, Output = OutputOf(input, opens: false, name => Reaches(fields, name)) };

        public override bool NeedsOrder => true;

        public override void Emit(StageEmitter emit, Action next)
        {
            string filter = emit.Static("NameFilter", "filledNames", $"new NameFilter([{string.Join(", ", Fields.Select(CSharpText.Literal))}])");
            string last = emit.Members.Unique("_lastValues");
            emit.Members.State.Add($"private readonly LastValues {last} = new({filter});");
            emit.Comment(Source);
            WriteFields(
                emit,
                name => Reaches(Fields, name),
                (name, before) => before.Type.Kind == SplKind.Null
                    ? before
                    : new Code($"{last}.Fill({CSharpText.Literal(name)}, {ExpressionEmitter.Convert(before, SplType.Any).Text})", SplType.Any),
                before => before is null ? null : $"{last}.Fill({before})");
            next();
        }

        private static bool Reaches(ImmutableArray<string> fields, string name) => fields.Any(field => Wildcards.Matches(field, name));

        public override string ToString() => $"filldown {string.Join(' ', Fields)}";
    }
}
