using System.Collections.Immutable;
using SplCompiler.Commands;
using SplCompiler.Knowledge;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Analysis;

/// <summary>Derives witnesses from plans: AND takes what any part requires, OR what all alternatives require together, NOT nothing.</summary>
public sealed class WitnessAnalysis
{
    /// <summary>More texts than this select too little to be worth looking for.</summary>
    private const int MaxLiterals = 256;

    /// <summary>What most events of Windows, Sysmon and PowerShell hold somewhere.</summary>
    private const string CommonText = "microsoft-windows-powershell/operational microsoft-windows-sysmon/operational microsoft-windows-security-auditing windows\\system32 nt authority windowspowershell";

    private readonly VerbatimFields _verbatim;
    private readonly Dictionary<string, Expression?> _known = new(StringComparer.Ordinal);
    private readonly List<Expression> _conditions = [];

    private WitnessAnalysis(VerbatimFields verbatim) => _verbatim = verbatim;

    /// <param name="plan">Bound, best optimized.</param>
    /// <param name="knowledge">What gives events their fields.</param>
    public static Witness Of(Plan plan, KnowledgeBase knowledge)
    {
        var verbatim = new VerbatimFields(knowledge);
        Witness[] parts = [.. plan.AllSearches().Prepend(plan).Where(search => search.StartsFromEvents).Select(search => OfSearch(search, verbatim, knowledge))];
        if (parts.Length == 0)
            return Witness.NoEvent;
        ImmutableArray<string> literals = parts.Any(part => part.Literals.IsEmpty) ? [] : Distinct(parts.SelectMany(part => part.Literals));
        Expression route = parts.Length == 1 ? parts[0].Route! : Routes.Any([.. parts.Select(part => part.Route!)]);
        return new Witness(route, literals) { SeeksMessage = parts.Any(part => part.SeeksMessage) };
    }

    private static Witness OfSearch(Plan search, VerbatimFields verbatim, KnowledgeBase knowledge)
    {
        var analysis = new WitnessAnalysis(verbatim);
        foreach (Stage stage in search.Stages)
        {
            if (!analysis.Look(stage))
                break;
        }

        Expression route = Routes.All([.. analysis._conditions.Select(condition => Routes.Weaken(condition))]);
        ImmutableArray<string>? best = null;
        foreach (Expression condition in analysis._conditions)
            best = Better(best, analysis.Literals(condition));
        return new Witness(route, best ?? []) { SeeksMessage = analysis._conditions.Any(condition => MessageUse.IsPossible(condition, knowledge)) };
    }

    /// <summary>Notes what a stage demands or defines; false when what comes behind says nothing about the event.</summary>
    private bool Look(Stage stage)
    {
        switch (stage)
        {
            case FilterStage filter:
                _conditions.Add(Over(filter.Condition));
                return true;
            case Eval.EvalStage eval:
                foreach ((string field, Expression value) in eval.Assignments)
                    _known[field] = Over(value) is FieldExpression alias ? alias : null;
                return true;
            case DatasetStage dataset:
                var fields = dataset.Fields.ToDictionary(known => known.Field, known => Over(known.Value), StringComparer.Ordinal);
                foreach ((string field, Expression value) in fields)
                    _known[field] = value is FieldExpression ? value : null;
                return true;
            case Rename.RenameStage rename when rename.Steps.All(step => !step.IsOpen):
                foreach (Rename.Step step in rename.Steps)
                {
                    _known[step.To] = Over(new FieldExpression(step.From, SplType.Event)) as FieldExpression;
                    _known[step.From] = null;
                }

                return true;
            case ChooseStage or Bin.BinStage or RexStage or LookupStage or PassStage:
                foreach (string field in stage.Defines)
                    _known[field] = null;
                return true;
            default:
                return false;
        }
    }

    /// <summary>The expression over fields of the event; a field that is none becomes one of no name, about which nothing is known.</summary>
    private Expression Over(Expression expression) => expression.Rewrite(part => part is FieldExpression field && _known.TryGetValue(field.Name, out Expression? ofEvent)
        ? ofEvent ?? new FieldExpression(Routes.Unknown, field.Type)
        : part);

    /// <summary>Texts of which the event holds one when the condition is true; null when nothing is required.</summary>
    private ImmutableArray<string>? Literals(Expression condition)
    {
        switch (condition)
        {
            case LogicalExpression { Operator: Logical.And } and:
                return and.Operands.Select(Literals).Aggregate((ImmutableArray<string>?)null, Better);
            case LogicalExpression { Operator: Logical.Or } or:
                return Together(or.Operands.Select(Literals));
            case TestExpression { Operand: FieldExpression field } test when _verbatim.Contains(field.Name):
                return Literals(test.Test);
            case ComparisonExpression { Operator: Comparison.Equal, Left: FieldExpression field, Right: ConstantExpression { TextValue: { } text } } when _verbatim.Contains(field.Name):
                return WitnessText.OfValue(text);
            case RawTermExpression { Raw: FieldExpression { Name: "_raw" } } term:
                return WitnessText.OfTerm(term.Text);
            default:
                return null;
        }
    }

    private static ImmutableArray<string>? Literals(TextTest test) => test switch
    {
        EqualsTest equals => WitnessText.OfValue(equals.Text),
        StartsWithTest starts => WitnessText.OfValue(starts.Text),
        EndsWithTest ends => WitnessText.OfValue(ends.Text),
        ContainsTest contains => WitnessText.OfValue(contains.Text),
        SequenceTest sequence => sequence.Texts.Select(WitnessText.OfValue).Aggregate(Better),
        WildcardTest wildcard => wildcard.Pattern.Split('*').Select(WitnessText.OfValue).Aggregate(Better),
        LikeTest like => like.Pattern.Split('%', '_').Select(WitnessText.OfValue).Aggregate(Better),
        RegexTest regex => Together(Optimization.Regexes.RegexLiterals.Required(regex.Pattern).Select(literal => WitnessText.OfValue(literal.Text))),
        OneOfTest oneOf => Together(oneOf.Texts.Select(WitnessText.OfValue)),
        AnyOfTest any => Together(any.Tests.Select(Literals)),
        _ => null,
    };

    /// <summary>What alternatives require together: null when one of them requires nothing.</summary>
    private static ImmutableArray<string>? Together(IEnumerable<ImmutableArray<string>?> alternatives)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (ImmutableArray<string>? alternative in alternatives)
        {
            if (alternative is not { } texts)
                return null;
            all.UnionWith(texts);
            if (all.Count > MaxLiterals * 4)
                return null;
        }

        ImmutableArray<string> distinct = Distinct(all);
        return distinct.IsEmpty || distinct.Length > MaxLiterals ? null : distinct;
    }

    private static ImmutableArray<string> Distinct(IEnumerable<string> texts)
    {
        string[] all = [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        // A text that holds another one is found with it; a short one is found only between breakers.
        return [.. all.Where(text => !all.Any(other => other.Length >= WitnessText.MinLength && other.Length < text.Length && text.Contains(other, StringComparison.Ordinal)))];
    }

    private static ImmutableArray<string>? Better(ImmutableArray<string>? left, ImmutableArray<string>? right) => Score(right) > Score(left) ? right : left;

    /// <summary>Long texts are rare, and few of them are rarer. What stands in the names of logs and of the usual folders tells events of a kind apart from no others.</summary>
    private static int Score(ImmutableArray<string>? texts)
    {
        if (texts is not { IsEmpty: false } known)
            return 0;
        int score = 1000 + (Math.Min(known.Min(text => text.Length), 10) * 16) - known.Length;
        return known.Any(text => CommonText.Contains(text, StringComparison.Ordinal)) ? score - 500 : score;
    }
}
