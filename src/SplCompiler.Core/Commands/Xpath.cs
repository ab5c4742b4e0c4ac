using System.Collections.Immutable;
using System.Xml.XPath;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>xpath</c>: what an XPath expression finds in XML.</summary>
public sealed class Xpath : Command<Xpath.Syntax>
{
    public override WordDoc Doc { get; } = new("xpath")
    {
        Usage = "xpath [outfield=<field>] \"<XPath>\" [field=<field>] [default=<text>]",
        Summary = "Writes what an XPath 1.0 expression finds in the XML of a field (`_raw`) into `xpath` or outfield: of an attribute its value, of an element its text (`Null` when it is empty), "
            + "or its XML when it has elements inside. Nothing found, or no XML: default, where it is given.",
        Manual = "Search Reference, xpath",
        Examples =
        [
            new("an attribute", "xpath outfield=name field=x \"//bar/@nickname\" | table name", """[{"x": "<foo><bar nickname='spock'></bar></foo>"}, {"x": "<foo/>"}]""", """[{"name": "spock"}, {}]"""),
            new("several elements, several values", "xpath field=x \"/book/author\" | table xpath", """{"x": ["<book><author>Martin</author><author>Clarke</author></book>", "<book><author><first>U</first></author></book>"]}""", """{"xpath": ["Martin", "Clarke", "<author><first>U</first></author>"]}"""),
            new("nothing found", "xpath \"count(//a)\" outfield=n field=x default=none | xpath field=x \"//c\" outfield=c default=none | table n, c", """[{"x": "<a/><a/>"}, {"x": "<a"}, {"y": "1"}]""", """[{"n": 2, "c": "none"}, {"n": "none", "c": "none"}, {"n": "none", "c": "none"}]"""),
            new("no XPath", "xpath field=x \"//bar[\"", """{"x": "<a/>"}""", "[]", Reports: "SPL1009"),
        ],
    };

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options, FieldSyntax Path) : CommandSyntax
    {
        public override string ToString() => $"xpath{OptionSet.TextOf(Options)} \"{StringEscapes.Escape(Path.Name)}\"";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from before in Terms.AnyOption.Many()
        from path in Token.EqualTo(SplToken.Text).Select(token => new FieldSyntax(token.SourceSpan(), Terms.Unquote(token), IsQuoted: true)).Named("XPath in quotes")
        from behind in Terms.AnyOption.Many()
        select new Syntax([.. before, .. behind], path);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        var options = new OptionSet(syntax.Options, "xpath", binder, "outfield", "field", "default");
        try
        {
            // Names with a prefix and unknown functions are found when the path is walked, whatever the document.
            new XPathDocument(new StringReader("<data/>")).CreateNavigator().Evaluate(syntax.Path.Name);
        }
        catch (XPathException exception)
        {
            binder.Report(Descriptors.InvalidOption, syntax.Path.Span, $"`{syntax.Path.Name}` is no XPath expression", "no XPath", exception.Message);
            return null;
        }

        if (options.IsRefused)
            return null;
        OptionSyntax? input = options.Find("field");
        FieldExpression field = input is null ? binder.Resolve("_raw", syntax.Span) : binder.Resolve(input.Value, input.ValueSpan);
        string? otherwise = options.Find("default")?.Value;
        var query = new RowFunction("Of", SplType.Any)
        {
            Receiver = RowConstant.Static(
                "XPathQuery", "path", $"new XPathQuery({CSharpText.Literal(syntax.Path.Name)}, {(otherwise is null ? "null" : CSharpText.Literal(otherwise))})", (syntax.Path.Name, otherwise)),
        };
        return binder.Assign((options.Text("outfield", "xpath"), query.Of(field)));
    }
}
