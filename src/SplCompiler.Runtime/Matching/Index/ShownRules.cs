using System.Collections.Immutable;

namespace SplCompiler.Runtime;

/// <summary>Which rules may match a kind of events: kinds with the same ones are one class.</summary>
/// <param name="Shape">How such events are written.</param>
/// <param name="Always">Rules that look at each of them.</param>
/// <param name="Waiting">Rules that look at one when it holds one of their texts.</param>
internal sealed record ShownRules(EventShape Shape, ImmutableArray<int> Always, ImmutableArray<int> Waiting)
{
    public bool Equals(ShownRules? other) =>
        other is not null && Shape == other.Shape && Always.AsSpan().SequenceEqual(other.Always.AsSpan()) && Waiting.AsSpan().SequenceEqual(other.Waiting.AsSpan());

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Shape);
        foreach (int rule in Always)
            hash.Add(rule);
        hash.Add(-1);
        foreach (int rule in Waiting)
            hash.Add(rule);
        return hash.ToHashCode();
    }
}
