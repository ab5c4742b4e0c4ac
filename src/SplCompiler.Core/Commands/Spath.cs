using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>spath</c>: takes values out of JSON or XML by path, or all of them.</summary>
public sealed class Spath : Command<Spath.Syntax>
{
    public override WordDoc Doc { get; } = new("spath")
    {
        Usage = "spath [input=<field>] [output=<field>] [[path=]<path>]",
        Summary = "Takes what a path leads to out of JSON or XML (`{}` is every element, `{n}` one: JSON counts from 0, XML from 1); without a path it adds every value under its path, from the first 5000 characters.",
        Manual = "Search Reference, spath",
        Examples =
        [
            new("everything", "spath input=j", """{"j": "{\"a\": {\"b\": [1, 2]}, \"c\": null, \"d\": true}"}""", """{"j": "{\"a\": {\"b\": [1, 2]}, \"c\": null, \"d\": true}", "a.b{}": ["1", "2"], "c": "null", "d": "true"}"""),
            new("a path", "spath input=j output=x path=r{}.n | table x", """{"j": "{\"r\": [{\"n\": \"p\"}, {\"n\": \"q\"}]}"}""", """{"x": ["p", "q"]}"""),
            new("one element, path alone", "spath input=j r{1}.n | table r{1}.n", """{"j": "{\"r\": [{\"n\": \"p\"}, {\"n\": \"q\"}]}"}""", """{"r{1}.n": "q"}"""),
            new("not found: the field stays", "spath input=j output=x path=b", """[{"j": "{\"a\": 1}", "x": "old"}, {"x": "old"}]""", """[{"j": "{\"a\": 1}", "x": "old"}, {"x": "old"}]"""),
            new("no JSON: nothing is added", "spath input=a", """{"a": "plain text"}""", """{"a": "plain text"}"""),
            new("each value of several", "spath input=j output=x path=a | table x", """{"j": ["{\"a\": 1}", "{\"a\": {\"b\": 2}}"]}""", """{"x": ["1", "{\"b\": 2}"]}"""),
            new("XML and its attributes", "spath input=x path=a.b{2}{@id} output=id | table id", """{"x": "<a><b id='1'/><b id='2'/></a>"}""", """{"id": "2"}"""),
            new("what it adds overrides", "spath input=j | table a, n", """[{"j": "{\"a\": 1}", "a": "old", "n": "1"}, {"j": "{}", "a": "old", "n": "2"}]""", """[{"a": "1", "n": "1"}, {"a": "old", "n": "2"}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax(FieldSyntax? InputField, FieldSyntax? OutputField, string? Path) : CommandSyntax
    {
        public override string ToString() =>
            "spath" + Option("input", InputField?.Name) + Option("output", OutputField?.Name) + Option("path", Path);

        private static string Option(string name, string? value) => value is null ? "" : $" {name}=\"{StringEscapes.Escape(value)}\"";
    }

    private static readonly TokenListParser<SplToken, object> s_part =
        Terms.Option("input").Select(option => (object)option)
            .Or(Terms.Option("output").Select(option => (object)option))
            .Or(Terms.Option("path").Select(option => (object)option))
            .Or(Terms.Field.Select(field => (object)field));

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in s_part.Many()
        where parts.OfType<FieldSyntax>().Count() <= 1
        let options = parts.OfType<OptionSyntax>().ToLookup(option => option.Name, StringComparer.Ordinal)
        select new Syntax(FieldOf(options["input"]), FieldOf(options["output"]), options["path"].LastOrDefault()?.Value ?? parts.OfType<FieldSyntax>().FirstOrDefault()?.Name);

    private static FieldSyntax? FieldOf(IEnumerable<OptionSyntax> options) =>
        options.LastOrDefault() is { } option ? new FieldSyntax(option.ValueSpan, option.Value) : null;

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        FieldExpression input = syntax.InputField is null ? binder.Resolve("_raw", syntax.Span) : binder.Resolve(syntax.InputField);
        if (syntax.Path is not { } path)
            return AddFieldsStage.Create(binder.Input, new RowFunction("Spath.All", SplType.Any), syntax.ToString(), input);

        var values = new RowFunction("Spath.Values", SplType.Any, RowConstant.Of(path));
        string output = syntax.OutputField?.Name ?? path;
        return binder.Assign((output, values.Of(input).OrKept(binder.Existing(output))));
    }
}
