using SplCompiler.Runtime;

namespace SplCompiler.Tests.Rules;

/// <summary>Hands everything to another detection and counts what its thread allocates between two events.</summary>
internal sealed class MeasuredDetection(Detection inner, int warmUp, int measured) : Detection
{
    private const int Parts = 4;

    private readonly List<long> _marks = new(Parts + 1);
    private long _events;

    /// <summary>
    /// Bytes, reading included; -1 when there were too few events. Of four equal parts of the measured events the one with the least stands for all of
    /// them: what the runtime allocates once, at a time of its own, falls into one part, and what events cost into each.
    /// </summary>
    public long Allocated => _marks.Count <= Parts ? -1 : Parts * _marks.Zip(_marks.Skip(1), (before, after) => after - before).Min();

    public override FieldSet Fields => inner.Fields;

    public override void Bind(SlotMap slots) => inner.Bind(slots);

    public override void OnEvent(in EventView e)
    {
        inner.OnEvent(e);
        _events++;
        if (_events >= warmUp && (_events - warmUp) % (measured / Parts) == 0 && _marks.Count <= Parts)
            _marks.Add(GC.GetAllocatedBytesForCurrentThread());
    }
}
