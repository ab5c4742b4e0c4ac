using System.Diagnostics.CodeAnalysis;

namespace SplCompiler.Runtime;

/// <summary>A step on the way to the class of an event: what to look at next, or the class.</summary>
internal sealed class ClassNode
{
    private readonly Dictionary<ClassKey, ClassNode> _others = new(ClassKeyComparer.Instance);
    private ClassNode? _missing;
    private ClassNode? _last;
    private byte[] _lastValue = [];

    /// <summary>What to look at; meaningless once there is a class.</summary>
    public EventRead Read { get; set; }

    /// <summary>True for a node whose events were never seen to the end.</summary>
    public bool IsNew { get; set; } = true;

    public EventClass? Class { get; set; }

    /// <summary>Where events go that have nothing there.</summary>
    public ClassNode? Missing => _missing;

    /// <summary>Where events with this value go. Neighbouring events are often alike.</summary>
    public bool TryGet(ReadOnlySpan<byte> value, [NotNullWhen(true)] out ClassNode? next)
    {
        next = _last;
        if (next is not null && value.SequenceEqual(_lastValue))
            return true;
        if (!_others.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(value, out ClassKey key, out next))
            return false;
        _last = next;
        _lastValue = key.Bytes;
        return true;
    }

    public ClassNode AddMissing() => _missing ??= new ClassNode();

    public ClassNode Add(ReadOnlySpan<byte> value)
    {
        if (TryGet(value, out ClassNode? next))
            return next;
        next = new ClassNode();
        _others.Add(new ClassKey(value.ToArray()), next);
        return next;
    }
}
