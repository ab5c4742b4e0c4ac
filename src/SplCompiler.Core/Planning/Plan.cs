using System.Collections.Immutable;
using SplCompiler.Rules;

namespace SplCompiler.Planning;

/// <summary>What a rule does, bound and typed: a list of stages.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Stages">In the order of the pipeline. The output of one is the input of the next.</param>
/// <param name="StartsFromEvents">False for a rule whose first command makes its own rows or runs over none.</param>
public sealed record Plan(RuleFile Rule, ImmutableArray<Stage> Stages, bool StartsFromEvents)
{
    /// <summary>True when a time modifier of the search (<c>earliest=-1h</c>) says which events it sees: then it is not asked what range it was started with.</summary>
    public bool HasTimeRange { get; init; }

    /// <summary>The rows of the rule.</summary>
    public Schema Output => Stages.IsEmpty ? Schema.Event : Stages[^1].Output;

    public override string ToString() => string.Concat(Stages.Select(stage => $"{stage}\n    -> {stage.Output}\n"));

    /// <summary>True when it, or a search inside it, looks at events.</summary>
    public bool ReadsEvents => StartsFromEvents || AllSearches().Any(search => search.StartsFromEvents);

    /// <summary>The searches inside this one, and inside those.</summary>
    public IEnumerable<Plan> AllSearches()
    {
        foreach (Plan search in Stages.SelectMany(stage => stage.Searches.Concat(stage.Expressions.SelectMany(expression => expression.Searches()))))
        {
            yield return search;
            foreach (Plan inner in search.AllSearches())
                yield return inner;
        }
    }

    /// <summary>The same plan over rewritten searches inside it.</summary>
    public Plan RewriteSearches(Func<Plan, Plan> rewrite) => this with
    {
        Stages = [.. Stages.Select(stage => RewriteSearches(stage, rewrite))],
    };

    private static Stage RewriteSearches(Stage stage, Func<Plan, Plan> rewrite)
    {
        if (!stage.Searches.IsEmpty)
            stage = stage.WithSearches([.. stage.Searches.Select(rewrite)]);
        return stage.Expressions.Any(expression => expression.Searches().Any())
            ? stage.WithExpressions([.. stage.Expressions.Select(expression => expression.Rewrite(part => part.WithSearch(rewrite)))])
            : stage;
    }

    /// <summary>For each stage the input fields that it and the stages behind it read.</summary>
    public ImmutableArray<FieldNeeds> NeedsBefore() => NeedsBefore(OutputNeeds);

    /// <inheritdoc cref="NeedsBefore()"/>
    /// <param name="after">What is read of the rows of the last stage.</param>
    public ImmutableArray<FieldNeeds> NeedsBefore(FieldNeeds after)
    {
        var needs = new FieldNeeds[Stages.Length];
        for (int i = Stages.Length - 1; i >= 0; i--)
            needs[i] = after = Stages[i].Needs(after);
        return [.. needs];
    }

    /// <summary>A rule's rows show every column of its last stage.</summary>
    public FieldNeeds OutputNeeds => Output.Tail is null
        ? FieldNeeds.None.With(Output.Columns.Select(column => column.Name))
        : FieldNeeds.All.With(Output.Columns.Select(column => column.Name));
}
