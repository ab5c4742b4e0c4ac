using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>datamodel</c>: the events of a data set.</summary>
public sealed class Datamodel : Command<Datamodel.Syntax>
{
    public override WordDoc Doc { get; } = new("datamodel")
    {
        Usage = "| datamodel <model> <data set> [search|flat|acceleration_search] [summariesonly=<bool>]",
        Summary = "The events of a data set: with `search` its fields have the name of the data set in front, with `flat` they do not.",
        Manual = "Search Reference, datamodel",
        Examples =
        [
            new("names with the data set", "| datamodel Web Web search | table Web.url", """[{"tag": "web", "url": ["/a", "/b"]}, {"url": "/c"}]""", """{"Web.url": ["/a", "/b"]}"""),
            new("names alone", "| datamodel Web Web flat | stats count by url", """[{"tag": "web", "url": "/a"}, {"tag": "web"}]""", """{"url": "/a", "count": 1}"""),
        ],
    };

    public override bool IsGenerating => true;

    public override bool ReadsEvents => true;

    // Syntax

    public sealed record Syntax(FieldSyntax Model, FieldSyntax Set, FieldSyntax? Mode, ImmutableArray<OptionSyntax> Options) : CommandSyntax
    {
        public override string ToString() =>
            $"datamodel {FieldListText.Of(Model)} {FieldListText.Of(Set)}{(Mode is null ? "" : " " + FieldListText.Of(Mode))}{string.Concat(Options.Select(option => $" {option.Name}=\"{StringEscapes.Escape(option.Value)}\""))}";
    }

    private static readonly TokenListParser<SplToken, OptionSyntax> s_option =
        Terms.Option("summariesonly").Or(Terms.Option("allow_old_summaries")).Or(Terms.Option("strict_fields")).Or(Terms.Option("include_reduced_buckets"));

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from before in s_option.Many()
        from model in Terms.AnyField
        from set in Terms.AnyField
        from mode in Terms.Keyword("search").Or(Terms.Keyword("flat")).Or(Terms.Keyword("acceleration_search")).Or(Terms.Keyword("searchBase"))
            .Select(token => new FieldSyntax(token.SourceSpan(), token.ToStringValue())).AsNullable().OptionalOrDefault()
        from behind in s_option.Many()
        select new Syntax(model, set, mode, [.. before, .. behind]);

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder) => null;

    public override ImmutableArray<Stage>? BindStages(CommandSyntax command, Binder binder)
    {
        var syntax = (Syntax)command;
        if (syntax.Mode is null)
        {
            binder.Report(Descriptors.UnsupportedForm, syntax.Span, "`datamodel` without `search` or `flat` shows the definition of the data set, which is no row here", "no mode", $"usage: `{Doc.Usage}`");
            return null;
        }

        bool isFlat = syntax.Mode.Name.Equals("flat", StringComparison.OrdinalIgnoreCase);
        return Dataset.Find($"{syntax.Model.Name}.{syntax.Set.Name}", syntax.Model.Span.To(syntax.Set.Span), binder) is var (model, set)
            ? Dataset.Stages(model, set, !isFlat, binder)
            : null;
    }
}
