using System.Collections.Immutable;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Rules;

namespace SplCompiler.Commands;

/// <summary>Stages, one behind the other, that a single command stands for.</summary>
public sealed record SequenceStage(ImmutableArray<Stage> Stages, string Text) : Stage
{
    /// <summary>The stages as one; the only one as it is, and a stage without effect for none.</summary>
    internal static Stage Create(Schema input, ImmutableArray<Stage> stages, string text) => stages.Length switch
    {
        0 => new PassStage(text) { Input = input, Output = input },
        1 => stages[0],
        _ => new SequenceStage(stages, text) { Input = input, Output = stages[^1].Output },
    };

    public override bool StoresRows => Stages.Any(stage => stage.StoresRows);

    public override bool NeedsOrder => Stages.Any(stage => stage.NeedsOrder);

    public override ImmutableArray<Expression> Expressions => [.. Stages.SelectMany(stage => stage.Expressions)];

    public override Stage WithExpressions(ImmutableArray<Expression> expressions)
    {
        var stages = ImmutableArray.CreateBuilder<Stage>();
        int next = 0;
        foreach (Stage stage in Stages)
        {
            int count = stage.Expressions.Length;
            stages.Add(stage.WithExpressions(expressions[next..(next + count)]));
            next += count;
        }

        return this with { Stages = stages.ToImmutable() };
    }

    public override IEnumerable<string> Defines => Stages.SelectMany(stage => stage.Defines);

    public override FieldNeeds Needs(FieldNeeds output) => Stages.Reverse().Aggregate(output, (needs, stage) => stage.Needs(needs));

    public override Stage? Prune(FieldNeeds output)
    {
        var kept = new List<Stage>();
        foreach (Stage stage in Stages.Reverse())
        {
            if (stage.Prune(output) is not { } pruned)
                continue;
            kept.Insert(0, pruned);
            output = pruned.Needs(output);
        }

        return kept.Count == 0 ? null : this with { Stages = [.. kept] };
    }

    public override void Emit(StageEmitter emit, Action next) => Write(emit, Stages, emit.NeedsAfter, Source, next);

    /// <summary>Writes the stages, then what follows them.</summary>
    /// <param name="emit">Where the code goes.</param>
    /// <param name="stages">The stages.</param>
    /// <param name="after">What is read behind them.</param>
    /// <param name="source">The SPL that all of them come from.</param>
    /// <param name="next">Writes what follows.</param>
    internal static void Write(StageEmitter emit, ImmutableArray<Stage> stages, FieldNeeds after, SourceSpan source, Action next)
    {
        var needs = new FieldNeeds[stages.Length];
        for (int i = stages.Length - 1; i >= 0; i--)
        {
            needs[i] = after;
            after = stages[i].Needs(after);
        }

        Write(0);

        void Write(int index)
        {
            if (index == stages.Length)
            {
                next();
                return;
            }

            emit.NeedsAfter = needs[index];
            (stages[index] with { Source = source }).Emit(emit, () => Write(index + 1));
        }
    }

    public override string ToString() => $"{Text}: {string.Join("; ", Stages)}";
}
