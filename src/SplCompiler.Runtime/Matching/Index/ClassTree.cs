namespace SplCompiler.Runtime;

/// <summary>
/// Finds the class of an event by looking at just what the classification looked at, in the same order: it decided by nothing else,
/// so events that answer alike are of one class.
/// </summary>
internal sealed class ClassTree
{
    private readonly Dictionary<EventShape, ClassNode> _roots = [];
    private readonly NameBuffer _several = new();

    /// <summary>The class of the event; null when no event like it was classified.</summary>
    public EventClass? Find(CurrentEvent e)
    {
        _roots.TryGetValue(e.Shape, out ClassNode? node);
        while (node is { IsNew: false })
        {
            if (node.Class is { } found)
                return found;
            if (!e.TryLook(node.Read, _several, out ReadOnlySpan<byte> value))
                node = node.Missing;
            else if (!node.TryGet(value, out node))
                return null;
        }

        return null;
    }

    /// <summary>Remembers the class of events that are like this one in all that was read.</summary>
    public void Add(CurrentEvent e, IReadOnlyList<EventRead> reads, EventClass kind)
    {
        if (!_roots.TryGetValue(e.Shape, out ClassNode? node))
            _roots.Add(e.Shape, node = new ClassNode());
        foreach (EventRead read in reads)
        {
            if (node.IsNew)
                node.Read = read;
            node.IsNew = false;
            if (node.Class is not null || node.Read != read)
                throw new InvalidOperationException("the classification of events is not repeatable");
            if (read.Kind == EventReadKind.Anything)
                break;
            node = e.TryLook(read, _several, out ReadOnlySpan<byte> value) ? node.Add(value) : node.AddMissing();
        }

        node.IsNew = false;
        node.Class = kind;
    }
}
