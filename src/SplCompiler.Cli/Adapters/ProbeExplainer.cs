using SplCompiler.Cli.Engine;
using SplCompiler.Knowledge;
using SplCompiler.Planning;
using SplCompiler.Roslyn.Explaining;
using SplCompiler.Syntax;

namespace SplCompiler.Cli.Adapters;

/// <summary>Follows events through a rule by its compiled probes.</summary>
internal sealed class ProbeExplainer : IEventExplainer
{
    public IEnumerable<EventExplanation> Explain(SplCompilation rule, KnowledgeBase knowledge, RunRequest request, CancellationToken cancellation)
    {
        var explainer = EventExplainer.Create(rule, knowledge, cancellation);
        long number = 0;
        foreach (EventAnswers answers in explainer.Ask(RequestReading.Inputs(request), RequestReading.Options(request), cancellation))
            yield return Explain(explainer, answers, number++);
    }

    private static EventExplanation Explain(EventExplainer explainer, EventAnswers answers, long number)
    {
        var stages = new List<StageExplanation>();
        StageOutcome outcome = StageOutcome.Keeps;
        foreach (StageProbe stage in explainer.Stages)
        {
            if (outcome is not StageOutcome.Keeps)
            {
                stages.Add(new StageExplanation(stage.Spl, StageOutcome.NotReached, [], []));
                continue;
            }

            PredicateProbe[] failed = [.. stage.Predicates.Where(predicate => answers.IsTrue(predicate) != true)];
            outcome = failed.Length > 0 ? StageOutcome.Leaves : stage.StoresRows ? StageOutcome.Joins : StageOutcome.Keeps;
            IReadOnlyDictionary<string, string[]> fields = answers.Fields(stage);
            PredicateProbe[] told = failed.Length > 0 ? [.. failed.SelectMany(WithAlternatives)] : [.. stage.Predicates];
            stages.Add(new StageExplanation(
                stage.Spl, outcome, [.. told.Select(predicate => Explain(predicate, answers, fields, explainer))], [.. stage.Fields.Select(field => Reading(field, fields))]));
        }

        return new EventExplanation(number, stages);
    }

    /// <summary>A condition that failed, and each alternative that it had.</summary>
    private static IEnumerable<PredicateProbe> WithAlternatives(PredicateProbe predicate) =>
        predicate.Alternatives.IsEmpty ? [predicate] : predicate.Alternatives;

    private static PredicateExplanation Explain(
        PredicateProbe predicate, EventAnswers answers, IReadOnlyDictionary<string, string[]> fields, EventExplainer explainer)
    {
        bool? value = answers.IsTrue(predicate);
        string text = predicate.Text;
        if (value != true && predicate.Condition is RawTermExpression term && QualifiersRemark(term, answers.Record(explainer)) is { } remark)
            text += $"  ({remark})";
        return new PredicateExplanation(text, value, [.. predicate.Fields.Where(field => field != "_raw").Select(field => Reading(field, fields))]);
    }

    /// <summary>Why a phrase of an event id fails although the event has that id: classic providers write an attribute between.</summary>
    private static string? QualifiersRemark(RawTermExpression term, IReadOnlyDictionary<string, string[]> record)
    {
        bool isIdPhrase = term.Kind == SearchTermKind.Phrase && term.Text.StartsWith("<EventID>", StringComparison.Ordinal);
        if (!isIdPhrase || !record.TryGetValue("EventID", out string[]? id) || !record.TryGetValue("Qualifiers", out string[]? qualifiers))
            return null;
        return term.Text.StartsWith($"<EventID>{id[0]}<", StringComparison.Ordinal)
            ? $"the record is written <EventID Qualifiers='{qualifiers[0]}'>{id[0]}</EventID>, so the phrase is not in it; EventID={id[0]} would match"
            : null;
    }

    private static FieldReading Reading(string field, IReadOnlyDictionary<string, string[]> fields) => new(field, fields.GetValueOrDefault(field));
}
