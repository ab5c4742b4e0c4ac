namespace SplCompiler.Runtime;

/// <summary>The routes of all rules of a worker, in which what is the same is one.</summary>
/// <param name="slots">The slots of the pack.</param>
internal sealed class RouteBook(SlotMap slots)
{
    private readonly Dictionary<Key, (int Number, BoundRoute Route)> _routes = [];

    public SlotMap Slots { get; } = slots;

    /// <summary>The number of the event that is asked; what an earlier event said counts no more.</summary>
    public long Asked { get; private set; }

    /// <summary>Another event is asked from now on.</summary>
    public void TurnToNextEvent() => Asked++;

    public BoundRoute Bind(RouteTest test) => Find(test).Route;

    private (int Number, BoundRoute Route) Find(RouteTest test)
    {
        var numbers = new int[test.Parts.Length];
        var parts = new BoundRoute[numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
            (numbers[i], parts[i]) = Find(test.Parts[i]);
        var key = new Key(test.Kind, test.Field, test.Text, test.IsOwn, numbers);
        if (!_routes.TryGetValue(key, out (int, BoundRoute) known))
            _routes.Add(key, known = (_routes.Count, new BoundRoute(this, test, parts)));
        return known;
    }

    /// <summary>What makes two routes the same.</summary>
    /// <param name="Kind">What is asked.</param>
    /// <param name="Field">Of which field.</param>
    /// <param name="Text">The text it is compared with.</param>
    /// <param name="IsOwn">Whether only what the event brings counts.</param>
    /// <param name="Parts">The numbers of the parts.</param>
    private readonly record struct Key(RouteTestKind Kind, string Field, string Text, bool IsOwn, int[] Parts)
    {
        public bool Equals(Key other) =>
            Kind == other.Kind && Field == other.Field && Text == other.Text && IsOwn == other.IsOwn && Parts.AsSpan().SequenceEqual(other.Parts);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.Add(Kind);
            hash.Add(Field);
            hash.Add(Text);
            hash.Add(IsOwn);
            foreach (int part in Parts)
                hash.Add(part);
            return hash.ToHashCode();
        }
    }
}
