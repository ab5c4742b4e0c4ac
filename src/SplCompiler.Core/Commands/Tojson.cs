using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>tojson</c>: writes the row as a JSON object.</summary>
public sealed class Tojson : Command<Tojson.Syntax>
{
    private static readonly string[] s_kinds = ["auto", "bool", "json", "none", "num", "str"];

    public override WordDoc Doc { get; } = new("tojson")
    {
        Usage = "tojson [<field>...] [(auto|bool|json|none|num|str)(<field>...)]... [default_type=<kind>] [fill_null=<bool>] [include_internal=<bool>] [output_field=<field>]",
        Summary = "Writes the fields of the row, or those that are named, as a JSON object into `_raw`: as they are (none), or as numbers, texts, truth values or JSON, where a value that is none of the kind is left out. Several values become an array.",
        Manual = "Search Reference, tojson",
        Examples =
        [
            new("into a field", "table a, b, c | tojson output_field=j | table j", """{"a": "1", "b": ["x", "y"]}""", """{"j": "{\"a\":\"1\",\"b\":[\"x\",\"y\"]}"}"""),
            new("kinds", "table a, b, c, d | tojson num(a b) auto(c) bool(d) output_field=j | table j", """{"a": "1", "b": "x", "c": "{\"e\": 2}", "d": "TRUE"}""", """{"j": "{\"a\":1,\"c\":{\"e\":2},\"d\":true}"}"""),
            new("null is written when asked for", "table a, b | tojson fill_null=true output_field=j | table j", """{"a": ""}""", """{"j": "{\"a\":\"\",\"b\":null}"}"""),
            new("fields by name; a wildcard does not reach internal ones", "tojson a, d*, none(_time) | eval j=_raw | table j", """{"a": ["1", "2"], "b": "x", "d1": "y", "_time": 5}""", """{"j": "{\"_time\":5,\"a\":[\"1\",\"2\"],\"d1\":\"y\"}"}"""),
            new("whatever fields there are", "tojson default_type=auto output_field=j | table j", """{"a": "1", "b": "x"}""", """{"j": "{\"a\":1,\"b\":\"x\"}"}"""),
        ],
    };

    // Syntax

    public sealed record Kind(string Name, ImmutableArray<FieldSyntax> Fields)
    {
        public override string ToString() => $"{Name}({FieldListText.Of(Fields)})";
    }

    public sealed record Syntax(ImmutableArray<FieldSyntax> Fields, ImmutableArray<Kind> Kinds, ImmutableArray<OptionSyntax> Options) : CommandSyntax
    {
        public string? this[string name] => Options.LastOrDefault(option => option.Name == name)?.Value;

        public bool IsSet(string name) => this[name]?.ToLowerInvariant() is "t" or "true" or "1";

        public override string ToString() =>
            "tojson" + string.Concat(Fields.Select(field => $" {FieldListText.Of(field)}")) + string.Concat(Kinds.Select(kind => $" {kind}")) + string.Concat(Options.Select(option => $" {option.Name}=\"{StringEscapes.Escape(option.Value)}\""));
    }

    private static readonly TokenListParser<SplToken, object> s_part =
        ((string[])["default_type", "fill_null", "include_internal", "output_field"]).Select(name => Terms.Option(name).Select(option => (object)option))
            .Aggregate((first, second) => first.Or(second))
            .Or((from kind in Token.EqualTo(SplToken.Word).Where(token => Terms.IsKeyword(token, s_kinds), "expected auto, bool, json, none, num or str")
                from open in Token.EqualTo(SplToken.LeftParenthesis)
                from fields in Terms.FieldList
                from close in Token.EqualTo(SplToken.RightParenthesis)
                select (object)new Kind(kind.ToStringValue().ToLowerInvariant(), fields)).Try())
            .Or(Terms.Field.Select(field => (object)field));

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in (from part in s_part
                       from comma in Token.EqualTo(SplToken.Comma).Many()
                       select part).Many()
        select new Syntax([.. parts.OfType<FieldSyntax>()], [.. parts.OfType<Kind>()], [.. parts.OfType<OptionSyntax>()]);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        string otherwise = syntax["default_type"]?.ToLowerInvariant() ?? "none";
        if (!s_kinds.Contains(otherwise))
        {
            SourceSpan span = syntax.Options.Last(option => option.Name == "default_type").ValueSpan;
            binder.Report(Descriptors.InvalidOption, span, $"`{otherwise}` is no kind of value", "expected auto, bool, json, none, num or str");
            return null;
        }

        ImmutableArray<(string, string)> kinds = [.. syntax.Kinds.SelectMany(kind => kind.Fields.Select(field => (field.Name, kind.Name)))];
        string output = syntax["output_field"] ?? "_raw";
        // Kinds alone say how fields are written, names alone which.
        ImmutableArray<string> only = syntax.Fields.IsEmpty ? [] : [.. syntax.Fields.Select(field => field.Name), .. kinds.Select(kind => kind.Item1)];
        return new TojsonStage(only, kinds, otherwise, syntax.IsSet("fill_null"), syntax.IsSet("include_internal"), output)
        {
            Input = binder.Input,
            Output = binder.Input.With(new Column(output, SplType.Text.NotNull)),
        };
    }

    // Emission

    /// <param name="Only">Names and wildcards of the fields that are written; empty for all of them.</param>
    /// <param name="Kinds">Names and wildcards of fields, and the kind that their values are written as; the first that fits counts.</param>
    /// <param name="Otherwise">The kind of all other fields.</param>
    /// <param name="FillsNull">True when known fields that are null are written.</param>
    /// <param name="WithInternal">True when internal fields are written.</param>
    /// <param name="OutputField">Where the text goes.</param>
    public sealed record TojsonStage(
        ImmutableArray<string> Only, ImmutableArray<(string Field, string Kind)> Kinds, string Otherwise, bool FillsNull, bool WithInternal, string OutputField) : Stage
    {
        private bool Writes(Column column) => Only.IsEmpty
            ? WithInternal || !column.IsInternal
            : Only.Any(only => Wildcards.Matches(only, column.Name));

        public override IEnumerable<string> Defines => [OutputField];

        public override FieldNeeds Needs(FieldNeeds output)
        {
            if (!output.Contains(OutputField))
                return output;
            FieldNeeds needs = RowContent.Needs(Input);
            return needs with { Names = needs.Names.Union(output.Without(OutputField).Names), Everything = needs.Everything || output.Everything };
        }

        public override Stage? Prune(FieldNeeds output) => output.Contains(OutputField) ? this : null;

        public override void Emit(StageEmitter emit, Action next)
        {
            string kinds = string.Concat(Kinds.Select(kind => $", ({CSharpText.Literal(kind.Field)}, {CSharpText.Literal(kind.Kind)})"));
            string writer = emit.Static("RowJson", "rowJson", $"new RowJson({CSharpText.Literal(Otherwise)}, {(FillsNull ? "true" : "false")}{kinds})");
            emit.Comment(Source);
            // The time of an event is a number; among the open fields it would be text.
            bool hasEventTime = Input.Tail is { IsEvent: true } events && events.Contains("_time");
            IEnumerable<string> fields = (hasEventTime ? Input.Columns.Add(new Column("_time", SplType.Time)) : Input.Columns).Where(Writes)
                .Select(column => $"({CSharpText.Literal(column.Name)}, {ExpressionEmitter.Convert(emit.Read(column), SplType.Any).Text})");
            string tail = (hasEventTime ? Input.Tail!.Hide("_time") : Input.Tail) is { } open ? emit.Tail(!Only.IsEmpty ? open.Narrow(Only) : WithInternal ? open : open.Narrow(["*"])) : "OpenFields.Empty";
            emit.Define(OutputField, new Code($"{writer}.Write({string.Join(", ", fields.Prepend(tail))})", SplType.Text.NotNull));
            next();
        }

        public override string ToString() => $"tojson as {OutputField}";
    }
}
