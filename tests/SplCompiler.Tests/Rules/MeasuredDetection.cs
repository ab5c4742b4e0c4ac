using SplCompiler.Runtime;

namespace SplCompiler.Tests.Rules;

/// <summary>Hands everything to another detection and counts what its thread allocates between two events.</summary>
internal sealed class MeasuredDetection(Detection inner, int warmUp, int measured) : Detection
{
    private long _events;
    private long _before;

    /// <summary>Bytes, reading included; -1 when there were too few events.</summary>
    public long Allocated { get; private set; } = -1;

    public override FieldSet Fields => inner.Fields;

    public override void Bind(SlotMap slots) => inner.Bind(slots);

    public override void OnEvent(in EventView e)
    {
        inner.OnEvent(e);
        _events++;
        if (_events == warmUp)
            _before = GC.GetAllocatedBytesForCurrentThread();
        else if (_events == warmUp + measured)
            Allocated = GC.GetAllocatedBytesForCurrentThread() - _before;
    }
}
