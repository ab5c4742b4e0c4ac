using SplCompiler.Knowledge;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;

namespace SplCompiler.Analysis;

/// <summary>
/// Whether a condition can look into the rendered message of a Windows event. Its record does not have that text, and what it says stands
/// in the fields of the event once more: half the bytes of an event need no look when no rule asks for the message itself.
/// </summary>
internal static class MessageUse
{
    private const string Message = "Message";

    /// <summary>False when the field that it names and the fields made of it play no part.</summary>
    public static bool IsPossible(Expression condition, KnowledgeBase knowledge) =>
        HandsOn(knowledge) || Names(condition);

    private static bool Names(Expression expression) => expression is FieldExpression { Name: Message } || expression.Parts.Any(Names);

    /// <summary>True when knowledge gives the message to events under another name.</summary>
    internal static bool HandsOn(KnowledgeBase knowledge) => knowledge.Derived(new KnowledgeQuestion(KnowledgeSubject.MessageUse, ""), static (_, known) => known.Props.Any(stanza =>
        stanza.Aliases.Any(alias => alias.Source == Message)
        || stanza.Extractions.Any(rule => rule.Source == Message)
        || stanza.Evals.Any(eval => Mentions(eval.Expression.Text))));

    private static bool Mentions(string formula) =>
        SplTokenizer.Tokenize(formula, new SourceSpan(0, formula.Length), TokenMode.Eval).Any(token => token.ToStringValue().Trim('\'') == Message);
}
