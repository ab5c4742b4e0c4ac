using SplCompiler.Diagnostics;
using SplCompiler.Knowledge;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;
using Superpower;
using Superpower.Model;

namespace SplCompiler.Binding;

/// <summary>
/// What <c>tag=x</c> and <c>eventtype=x</c> mean for events: the searches of the event types. The fields themselves are
/// looked at, too: events may bring them.
/// </summary>
/// <remarks>Source: Knowledge Manager Manual, "About event types", "About tags"; Admin Manual, "eventtypes.conf", "tags.conf".</remarks>
internal sealed class TagBinder(Binder binder, int depth)
{
    private const int MaxDepth = 20;

    /// <summary>True for the tags and types of events; behind a stage that chose columns they are columns like any other.</summary>
    public bool Answers(string field) => field is "tag" or "eventtype" && binder.Input.Tail is { IsEvent: true } tail && tail.Contains(field);

    /// <summary>The condition that an event has a tag, or an event type, whose name passes; null when the field is neither or no name passes.</summary>
    public Expression? Bind(string field, Func<string, bool> passes)
    {
        if (depth > MaxDepth || !Answers(field))
            return null;
        List<Expression> conditions = field switch
        {
            "eventtype" => [.. binder.Knowledge.EventTypes.Where(type => passes(type.Name)).Select(Condition).OfType<Expression>()],
            "tag" => [.. Tagged(passes)],
            _ => [],
        };
        return conditions.Count == 0 ? null : conditions.Count == 1 ? conditions[0] : new LogicalExpression(Logical.Or, [.. conditions]);
    }

    private IEnumerable<Expression> Tagged(Func<string, bool> passes)
    {
        foreach (IGrouping<string, EventTag> tags in binder.Knowledge.Tags.Where(tag => passes(tag.Name)).GroupBy(tag => $"{tag.Field}={tag.Value}", StringComparer.Ordinal))
        {
            EventTag tag = tags.First();
            if (tag.Field != "eventtype")
                yield return new TestExpression(new FieldExpression(tag.Field, SplType.Event), new EqualsTest(tag.Value, TextCase.Ignore), MissingIsFalse: true);
            else if (binder.Knowledge.EventTypes.FirstOrDefault(type => type.Name == tag.Value) is { } type && Condition(type) is { } condition)
                yield return condition;
        }
    }

    private Expression? Condition(EventType type) => KnowledgeSearch(type.Search, binder, depth + 1);

    /// <summary>A search expression of an app over events, its macros expanded; null when it is none, which is reported once, with the app.</summary>
    public static Expression? KnowledgeSearch(RuleText search, Binder binder, int depth = 0)
    {
        var bag = new DiagnosticBag(search);
        Expression? condition = KnowledgeSearch(search, binder.Knowledge, bag, depth);
        binder.Take(bag);
        return condition;
    }

    /// <inheritdoc cref="KnowledgeSearch(RuleText, Binder, int)"/>
    public static Expression? KnowledgeSearch(RuleText search, KnowledgeBase knowledge, DiagnosticBag bag, int depth = 0)
    {
        RuleText expanded = MacroExpander.Expand(search, knowledge.Macros, bag);
        if (StageScanner.Scan(expanded.Text, new SourceSpan(0, expanded.Text.Length), bag).Stages.Length > 1)
        {
            bag.Report(Descriptors.SyntaxError, new SourceSpan(0, search.Text.Length), "this is no search expression", "no commands behind a `|` can stand here");
            return null;
        }

        TokenList<SplToken> tokens = SplTokenizer.Tokenize(expanded.Text, new SourceSpan(0, expanded.Text.Length), TokenMode.Search);
        TokenListParserResult<SplToken, SearchSyntax> result = SearchParser.Expression.AtEnd()(tokens);
        if (!result.HasValue)
            bag.Report(Descriptors.SyntaxError, new SourceSpan(0, search.Text.Length), "this is no search expression", result.FormatErrorMessageFragment());
        Expression? condition = bag.HasErrors ? null : Binder.BindKnowledgeSearch(result.Value, new DiagnosticBag(expanded), knowledge, depth);
        // The text of an app is not the text that comments of the generated code quote.
        return condition?.Rewrite(part => part with { Source = default });
    }
}
