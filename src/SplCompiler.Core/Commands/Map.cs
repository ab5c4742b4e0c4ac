using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>map</c>: runs a search once for each row, with values of the row in it.</summary>
public sealed class Map : Command<Map.Syntax>
{
    public override WordDoc Doc { get; } = new("map")
    {
        Usage = "map (search=\"<search>\" | [<search>]) [maxsearches=<number>]",
        Summary = "Runs a search for each row, at most for 10 unless maxsearches says otherwise; `$field$` in it is the value of the row. Only the rows of these searches are left.",
        Manual = "Search Reference, map",
        Examples =
        [
            new("a search for each row", "search kind=a | table u | map search=\"search kind=b user=$u$ | table user, n\"", """[{"_time": 2, "kind": "a", "u": "eve"}, {"_time": 1, "kind": "a", "u": "bob"}, {"kind": "b", "user": "bob", "n": "1"}, {"kind": "b", "user": "eve", "n": "2"}]""", """[{"user": "eve", "n": "2"}, {"user": "bob", "n": "1"}]"""),
            new("the number of the run", "table n | map search=\"| makeresults | eval run=$_serial_id$ | table run\"", """[{"n": "1"}, {"n": "2"}]""", """[{"run": 1}, {"run": 2}]"""),
            new("a number, a text", "table n | map [| makeresults | eval double=$n$*2, text=\"n is $n$\" | table double, text]", """{"n": "21"}""", """{"double": 42, "text": "n is 21"}"""),
            new("several values match each, null matches nothing", "search kind=a | table u | map search=\"search user=$u$ | stats count by user\"", """[{"kind": "a", "u": ["eve", "bob"]}, {"kind": "a", "x": "1"}, {"user": "bob"}, {"user": "eve"}]""", """[{"user": "bob", "count": 1}, {"user": "eve", "count": 1}]"""),
        ],
    };

    // Syntax

    public sealed record Syntax(OptionSyntax? Search, BracketSyntax? Pipeline, OptionSyntax? MaxSearches) : CommandSyntax
    {
        public override string ToString() =>
            $"map {(Search is null ? Pipeline!.ToString() : $"search=\"{StringEscapes.Escape(Search.Value)}\"")}{(MaxSearches is null ? "" : $" maxsearches={MaxSearches.Value}")}";
    }

    private static readonly TokenListParser<SplToken, object> s_part =
        Terms.Option("search").Or(Terms.Option("maxsearches")).Select(option => (object)option).Or(BracketSyntax.Parser.Select(pipeline => (object)pipeline));

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } =
        from parts in s_part.AtLeastOnce()
        where parts.Count(part => part is BracketSyntax or OptionSyntax { Name: "search" }) == 1
        select new Syntax(
            parts.OfType<OptionSyntax>().FirstOrDefault(option => option.Name == "search"), parts.OfType<BracketSyntax>().FirstOrDefault(),
            parts.OfType<OptionSyntax>().LastOrDefault(option => option.Name == "maxsearches"));

    // Typing

    /// <summary>The number of the run is a field that the rows get before: <c>$_serial_id$</c>.</summary>
    public override ImmutableArray<Stage>? BindStages(CommandSyntax syntax, Binder binder)
    {
        if (!syntax.ToString().Contains($"${SerialId}$", StringComparison.Ordinal))
            return base.BindStages(syntax, binder);
        Schema numbered = binder.Input.With(new Column(SerialId, SplType.Number.NotNull));
        var numbers = new RunningStage(new FieldExpression(SerialId, SplType.Null), SerialId, "RowNumbers", "", "Next", SplType.Number.NotNull) { Input = binder.Input, Output = numbered };
        return binder.Over(numbered, () => base.BindStages(syntax, binder)) is { } stages ? [numbers, .. stages] : null;
    }

    private const string SerialId = "_serial_id";

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        long max = 10;
        if (syntax.MaxSearches is { } limit && !long.TryParse(limit.Value, NumberStyles.None, CultureInfo.InvariantCulture, out max))
        {
            binder.Report(Descriptors.InvalidOption, limit.ValueSpan, $"`maxsearches` takes a number of searches, found `{limit.Value}`", "no whole number");
            return null;
        }

        if (Template(syntax, binder) is not { } template || binder.BindMap(template) is not var (search, parameters))
            return null;

        // What does not depend on the row runs once, over the events; the rest runs for each row, over what it leaves.
        int first = search.Stages.ToList().FindIndex(stage => stage.Expressions.Any(expression => expression.HasParameter()) || !search.StartsFromEvents);
        int split = first < 0 ? search.Stages.Length : first;
        ImmutableArray<Stage> once = search.Stages[..split];
        ImmutableArray<Stage> each = search.Stages[split..];
        if (search.StartsFromEvents && !each.IsEmpty && each[0] is FilterStage { Condition: LogicalExpression { Operator: Logical.And } and } filter)
        {
            Expression[] known = [.. and.Operands.Where(operand => !operand.HasParameter())];
            Expression[] late = [.. and.Operands.Where(operand => operand.HasParameter())];
            once = once.AddRange(known.Select(condition => filter with { Condition = condition }));
            each = [.. late.Select(condition => filter with { Condition = condition }), .. each[1..]];
        }

        if (search.StartsFromEvents && !once.Any(stage => stage.StoresRows))
        {
            Schema rows = once.IsEmpty ? Schema.Event : once[^1].Output;
            once = once.Add(new NewestFirst { Input = rows, Output = NewestFirst.Stored(rows) });
            each = [.. each.Where(stage => stage is not NewestFirst)];
        }

        if (each.Any(stage => !stage.Searches.IsEmpty || stage.Expressions.Any(expression => expression.Searches().Any())))
        {
            binder.Report(Descriptors.UnsupportedForm, syntax.Span, "`map` with a search inside its search is not supported", "searches three levels deep");
            return null;
        }

        Schema output = each.IsEmpty ? once[^1].Output : each[^1].Output;
        return new MapStage(search with { Stages = once }, each, [.. parameters.Select(pair => (pair.Key, pair.Value))], max) { Input = binder.Input, Output = NewestFirst.Stored(output), IsDefault = syntax.MaxSearches is null };
    }

    /// <summary>The text of the template, macros expanded, each character where it comes from.</summary>
    private static RuleText? Template(Syntax syntax, Binder binder)
    {
        if (syntax.Pipeline is { } pipeline)
            return binder.Text.Part(new SourceSpan(pipeline.Span.Start + 1, pipeline.Span.Length - 2));
        SourceSpan literal = syntax.Search!.ValueSpan;
        var text = new ExpandedText();
        for (int i = literal.Start + 1; i < literal.End - 1; i++)
        {
            // The template is text in quotes: `\"` and `\\` stand for the character behind.
            if (binder.Text.Text[i] == '\\' && binder.Text.Text[i + 1] is '"' or '\\' && i + 1 < literal.End - 1)
                i++;
            text.Add(binder.Text, new SourceSpan(i, 1));
        }

        var bag = new DiagnosticBag(binder.Text);
        RuleText expanded = MacroExpander.Expand(text.ToRuleText(binder.Text.File, binder.Text.OriginAt(literal.End)), binder.Knowledge.Macros, bag);
        binder.Take(bag);
        return bag.HasErrors ? null : expanded;
    }
}
