using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Parsers;

namespace SplCompiler.Commands;

/// <summary><c>from</c>: the events of a data set, or the rows of a table.</summary>
public sealed class From : Command<From.Syntax>
{
    public override WordDoc Doc { get; } = new("from")
    {
        Usage = "| from (datamodel|lookup)[:]<name>",
        Summary = "The events of a data set, their fields without a name in front; or the rows of a lookup table.",
        Manual = "Search Reference, from",
        Examples =
        [
            new("a data set", "| from datamodel:\"Web.Web\" | table url", """[{"tag": "web", "url": ["/a", "/b"]}, {"url": "/c"}]""", """{"url": ["/a", "/b"]}"""),
            new("a blank will do", "| from datamodel Web.Web | stats count", """[{"tag": "web"}, {"url": "/c"}]""", """{"count": 1}"""),
        ],
    };

    public override bool IsGenerating => true;

    public override bool ReadsEvents => true;

    // Syntax

    public sealed record Syntax(string Kind, string Name, SourceSpan NameSpan) : CommandSyntax
    {
        public override string ToString() => $"from {Kind}:\"{Name}\"";
    }

    private static readonly TokenListParser<SplToken, (string Text, SourceSpan Span)> s_text =
        Token.EqualTo(SplToken.Word).Select(token => (token.ToStringValue(), token.SourceSpan()))
            .Or(Token.EqualTo(SplToken.Text).Select(token => (Terms.Unquote(token), token.SourceSpan())));

    // `datamodel:x.y`, `datamodel:"x.y"`, `datamodel "x.y"`, `datamodel x y`: words and texts, a colon or a blank between them.
    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        s_text.AtLeastOnce().Where(parts => Split(parts).Name.Length > 0, "expected such as datamodel:Web.Web").Select(Split);

    private static Syntax Split((string Text, SourceSpan Span)[] parts)
    {
        string first = parts[0].Text.Trim();
        int colon = first.IndexOf(':', StringComparison.Ordinal);
        string kind = colon < 0 ? first : first[..colon];
        IEnumerable<string> names = parts.Skip(1).Select(part => part.Text).Prepend(colon < 0 ? "" : first[(colon + 1)..]).Where(part => part.Length > 0);
        return new Syntax(kind.ToLowerInvariant(), string.Join('.', names).Trim(':', '"'), parts[0].Span.To(parts[^1].Span));
    }

    // Typing

    public override ImmutableArray<Stage>? BindStages(CommandSyntax command, Binder binder) => command is Syntax { Kind: "datamodel" } syntax
        ? Dataset.Find(syntax.Name, syntax.NameSpan, binder) is var (model, set) ? Dataset.Events(model, set, binder) : null
        : base.BindStages(command, binder);

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        switch (syntax.Kind)
        {
            case "lookup" or "inputlookup":
                return Inputlookup.Rows(syntax.Name, syntax.NameSpan, binder);
            default:
                binder.Report(Descriptors.UnsupportedForm, syntax.NameSpan, $"`from {syntax.Kind}` is not supported", "neither a data model nor a lookup", $"usage: `{Doc.Usage}`");
                return null;
        }
    }
}
