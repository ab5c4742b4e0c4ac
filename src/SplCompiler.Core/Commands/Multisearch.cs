using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>multisearch</c>: the events of several streaming searches together, newest first.</summary>
public sealed class Multisearch : Command<Multisearch.Syntax>
{
    public override WordDoc Doc { get; } = new("multisearch")
    {
        Usage = "| multisearch [<search>] [<search>]...",
        Summary = "The events of two or more searches together, newest first. Only commands that look at one event at a time may stand in them.",
        Manual = "Search Reference, multisearch",
        Examples =
        [
            new("newest first", "| multisearch [search kind=a | eval from=\"a\"] [search kind=b] | table n, from", """[{"_time": 1, "kind": "a", "n": "1"}, {"_time": 3, "kind": "a", "n": "3"}, {"_time": 2, "kind": "b", "n": "2"}]""", """[{"n": "3", "from": "a"}, {"n": "2"}, {"n": "1", "from": "a"}]"""),
            new("an event that both keep comes twice", "| multisearch [search n=*] [search kind=a] | stats count", """[{"kind": "a", "n": "1"}]""", """{"count": 2}"""),
        ],
    };

    public override bool IsGenerating => true;

    // Syntax

    public sealed record Syntax(ImmutableArray<BracketSyntax> Searches) : CommandSyntax
    {
        public override string ToString() => $"multisearch {string.Join(' ', Searches)}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        BracketSyntax.Parser.AtLeastOnce().Select(searches => new Syntax([.. searches]));

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder) => null;

    public override ImmutableArray<Stage>? BindStages(CommandSyntax command, Binder binder)
    {
        var syntax = (Syntax)command;
        if (syntax.Searches.Length < 2)
        {
            binder.Report(Descriptors.ArgumentCount, syntax.Span, "`multisearch` needs at least two searches", "one search", "write the search alone, or another in brackets behind it");
            return null;
        }

        if (Union.Bind(syntax.Searches, "multisearch", binder) is not { } all)
            return null;
        for (int i = 0; i < all.Sides.Length; i++)
        {
            if (all.Sides[i].Stages.FirstOrDefault(stage => stage.Source.Length > 0 && stage.StoresRows) is not { } refused)
                continue;
            binder.Report(Descriptors.NotStreaming, refused.Source, "only commands that look at one event at a time can stand in `multisearch`", "needs all events", "use `union` or `append`");
            return null;
        }

        if (all.Output.Find("_time") is not { } time)
            return [all];
        var order = new Sort.SortStage([(new FieldExpression(time.Name, time.Type), true, "num")], 0) { Input = all.Output, Output = all.Output };
        return [all, order];
    }
}
