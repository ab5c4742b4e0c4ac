namespace SplCompiler.Runtime;

/// <summary>Stands where a rule stood whose state is no longer needed: it looks at nothing and holds nothing.</summary>
internal sealed class StoppedDetection : Detection
{
    /// <param name="kept">The events that the rule kept.</param>
    public StoppedDetection(long kept) => Kept = kept;

    public override FieldSet Fields => new();

    public override bool MayMatch(in EventView e) => false;

    public override void Bind(SlotMap slots)
    {
    }

    public override void OnEvent(in EventView e)
    {
    }
}
