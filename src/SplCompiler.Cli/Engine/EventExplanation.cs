namespace SplCompiler.Cli.Engine;

/// <summary>What becomes of one event in one rule.</summary>
/// <param name="Ordinal">Its place in the input, from 0.</param>
/// <param name="Stages">Each stage of the rule, in order.</param>
public sealed record EventExplanation(long Ordinal, IReadOnlyList<StageExplanation> Stages)
{
    /// <summary>Index of the stage that the event leaves at; -1 when it gets through.</summary>
    public int LeavesAt
    {
        get
        {
            for (int i = 0; i < Stages.Count; i++)
            {
                if (Stages[i].Outcome == StageOutcome.Leaves)
                    return i;
            }

            return -1;
        }
    }
}
