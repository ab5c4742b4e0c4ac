using System.Collections.Immutable;
using SplCompiler.Analysis;
using SplCompiler.Commands;
using SplCompiler.Emission;
using SplCompiler.Knowledge;
using SplCompiler.Optimization;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Roslyn.Explaining;

/// <summary>
/// Small plans that answer one question about an event each: "is this condition true", "what is in these fields". They are
/// compiled like any rule, so the answer is that of the rule and not of a second implementation.
/// </summary>
public sealed class ProbePlan
{
    private readonly SplCompilation _rule;
    private readonly List<GeneratedSource> _sources = [];

    // The stages of the rule that only compute: what a condition behind them sees.
    private readonly List<Stage> _computing = [];

    private ProbePlan(SplCompilation rule) => _rule = rule;

    /// <summary>The generated classes of the probes, by number.</summary>
    public IReadOnlyList<GeneratedSource> Sources => _sources;

    /// <summary>The questions, stage by stage.</summary>
    public ImmutableArray<StageProbe> Stages { get; private set; } = [];

    /// <summary>The probe that has a row for every event.</summary>
    public int EveryEvent { get; private set; }

    /// <summary>The probe whose row tells how the record of a Windows event writes its id.</summary>
    public int Record { get; private set; }

    /// <summary>The probes of the unoptimized plan of a rule without errors.</summary>
    public static ProbePlan Of(SplCompilation rule)
    {
        var plan = new ProbePlan(rule);
        plan.EveryEvent = plan.Add([]);
        plan.Record = plan.Reads(["EventID", "Qualifiers"], Schema.Event);
        var stages = ImmutableArray.CreateBuilder<StageProbe>();
        bool isOver = false;
        foreach (Stage stage in rule.Plan.Stages.Where(stage => stage.Source.Length > 0))
        {
            stages.Add(isOver ? new StageProbe(rule.Expanded.Written(stage.Source), [], [], true) : plan.Probe(stage));
            isOver |= stage.StoresRows || stage.WaitsForEvents;
        }

        plan.Stages = stages.ToImmutable();
        return plan;
    }

    private StageProbe Probe(Stage stage)
    {
        bool stores = stage.StoresRows || stage.WaitsForEvents;
        ImmutableArray<string> fields = [.. stage.Expressions.SelectMany(expression => expression.Fields()).Distinct(StringComparer.Ordinal)];
        ImmutableArray<PredicateProbe> predicates = stage is FilterStage filter ? [.. Conjuncts(filter.Condition).Select(condition => Predicate(condition, stage.Input))] : [];
        int reads = fields.IsEmpty ? -1 : Reads(fields, stage.Input);
        if (!stores && stage is not FilterStage)
            _computing.Add(stage);
        return new StageProbe(_rule.Expanded.Written(stage.Source), predicates, fields, stores) { ReadsProbe = reads };
    }

    private static IEnumerable<Expression> Conjuncts(Expression condition) => condition is LogicalExpression { Operator: Logical.And } and
        ? and.Operands.SelectMany(Conjuncts)
        : [condition];

    private static IEnumerable<Expression> Alternatives(Expression condition) => condition is LogicalExpression { Operator: Logical.Or } or
        ? or.Operands.SelectMany(Alternatives)
        : [condition];

    private PredicateProbe Predicate(Expression condition, Schema input)
    {
        ImmutableArray<PredicateProbe> alternatives = condition is LogicalExpression { Operator: Logical.Or }
            ? [.. Alternatives(condition).Select(alternative => Predicate(alternative, input))]
            : [];
        return new PredicateProbe(condition, AddFilter(condition, input), AddFilter(new NotExpression(condition), input), alternatives);
    }

    private int AddFilter(Expression condition, Schema input) =>
        Add([.. _computing, new FilterStage(condition) { Input = input, Output = input }, Nothing(input)]);

    private int Reads(ImmutableArray<string> fields, Schema input) => Add(
    [
        .. _computing,
        new ChooseStage("probe") { Input = input, Output = Schema.Closed(fields.Select(field => input.Find(field) ?? new Column(field, SplType.Null))) },
    ]);

    private static ChooseStage Nothing(Schema input) => new("probe") { Input = input, Output = Schema.Closed([]) };

    private int Add(ImmutableArray<Stage> stages)
    {
        int number = _sources.Count;
        ImmutableArray<Stage> all = stages.IsEmpty ? [Nothing(Schema.Event)] : stages;
        Plan plan = Optimizer.Optimize(new Plan(_rule.Rule, all, StartsFromEvents: true), []);
        _sources.Add(DetectionEmitter.Emit(plan, _rule.Expanded, new GeneratedName("SplCompiler.Probes", $"Probe{number}", $"Probe{number}.g.cs"), WitnessAnalysis.Of(plan, KnowledgeBase.Empty)));
        return number;
    }
}
