using System.Collections.Immutable;
using SplCompiler.Rules;

namespace SplCompiler.Planning;

/// <summary>What a rule does, bound and typed: a list of stages.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Stages">In the order of the pipeline. The output of one is the input of the next.</param>
/// <param name="StartsFromEvents">False for a rule whose first command makes its own rows or runs over none.</param>
public sealed record Plan(RuleFile Rule, ImmutableArray<Stage> Stages, bool StartsFromEvents)
{
    /// <summary>The rows of the rule.</summary>
    public Schema Output => Stages.IsEmpty ? Schema.Event : Stages[^1].Output;

    public override string ToString() => string.Concat(Stages.Select(stage => $"{stage}\n    -> {stage.Output}\n"));

    /// <summary>For each stage the input fields that it and the stages behind it read.</summary>
    public ImmutableArray<FieldNeeds> NeedsBefore()
    {
        var needs = new FieldNeeds[Stages.Length];
        FieldNeeds after = OutputNeeds;
        for (int i = Stages.Length - 1; i >= 0; i--)
            needs[i] = after = Stages[i].Needs(after);
        return [.. needs];
    }

    /// <summary>A rule's rows show every column of its last stage.</summary>
    public FieldNeeds OutputNeeds => Output.Tail is null
        ? FieldNeeds.None.With(Output.Columns.Select(column => column.Name))
        : FieldNeeds.All.With(Output.Columns.Select(column => column.Name));
}
