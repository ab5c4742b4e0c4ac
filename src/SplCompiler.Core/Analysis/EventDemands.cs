using System.Collections.Immutable;
using SplCompiler.Commands;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Analysis;

/// <summary>What a rule demands of a single event before it stores rows: conditions that all hold.</summary>
internal sealed class EventDemands
{
    private readonly Dictionary<string, string?> _names = new(StringComparer.Ordinal);
    private readonly List<Expression> _all = [];
    private bool _isChosen;

    private EventDemands()
    {
    }

    /// <summary>Conditions over fields of events; each is necessary.</summary>
    public ImmutableArray<Expression> All => [.. _all];

    /// <summary>True when an event that meets them all passes every filter of the rule.</summary>
    public bool AreSufficient { get; private set; } = true;

    public static EventDemands Of(Plan plan)
    {
        var demands = new EventDemands();
        if (!plan.StartsFromEvents || plan.AllSearches().Any())
        {
            demands.AreSufficient = false;
            return demands;
        }

        bool isBeforeStoring = true;
        foreach (Stage stage in plan.Stages.SelectMany(Flat))
        {
            if (stage is FilterStage filter)
                demands.Add(filter.Condition, isBeforeStoring);
            else
                demands.Pass(stage);
            isBeforeStoring &= !stage.StoresRows;
        }

        return demands;
    }

    private static IEnumerable<Stage> Flat(Stage stage) => stage is SequenceStage sequence ? sequence.Stages.SelectMany(Flat) : [stage];

    private void Add(Expression condition, bool isBeforeStoring)
    {
        if (!isBeforeStoring)
        {
            AreSufficient = false;
            return;
        }

        foreach (Expression part in condition is LogicalExpression { Operator: Logical.And } and ? and.Operands : [condition])
        {
            bool isOfEvents = true;
            Expression ofEvents = part.Rewrite(inner =>
            {
                if (inner is not FieldExpression field || !_names.TryGetValue(field.Name, out string? name))
                    return inner;
                isOfEvents &= name is not null;
                return name is null ? inner : new FieldExpression(name, field.Type);
            });
            // A field that `table` dropped is no field of events any more.
            if (isOfEvents && !_isChosen)
                _all.Add(ofEvents);
            else
                AreSufficient = false;
        }
    }

    private void Pass(Stage stage)
    {
        switch (stage)
        {
            case DatasetStage:
                // The fields of a data set have names of their own, the same for every rule.
                break;
            case Eval.EvalStage eval:
                foreach ((string field, Expression value) in eval.Assignments)
                    _names[field] = value is FieldExpression alias ? NameOf(alias.Name) : null;
                break;
            case Rename.RenameStage rename when rename.Steps.All(step => !step.IsOpen):
                foreach (Rename.Step step in rename.Steps)
                {
                    _names[step.To] = NameOf(step.From);
                    _names[step.From] = null;
                }

                break;
            case Rename.RenameStage or ChooseStage:
                _isChosen = true;
                break;
            default:
                foreach (string field in stage.Defines)
                    _names[field] = null;
                break;
        }
    }

    private string? NameOf(string field) => _names.TryGetValue(field, out string? name) ? name : field;
}
