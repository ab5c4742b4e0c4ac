namespace SplCompiler.Runtime;

/// <summary>The routes of all rules of a run, in which what is the same is one. Made once; each worker binds it for itself.</summary>
internal sealed class RoutePlan
{
    private readonly Dictionary<Key, int> _numbers = [];
    private readonly List<(RouteTest Test, int[] Parts)> _tests = [];

    /// <summary>The tests, each behind its parts, with the numbers of these.</summary>
    public IReadOnlyList<(RouteTest Test, int[] Parts)> Tests => _tests;

    /// <summary>The number of a test.</summary>
    public int Add(RouteTest test)
    {
        int[] parts = test.Parts.IsEmpty ? [] : new int[test.Parts.Length];
        for (int i = 0; i < parts.Length; i++)
            parts[i] = Add(test.Parts[i]);
        var key = new Key(test.Kind, test.Field, test.Text, test.IsOwn, parts);
        if (_numbers.TryGetValue(key, out int known))
            return known;
        _tests.Add((test, parts));
        _numbers.Add(key, _tests.Count - 1);
        return _tests.Count - 1;
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
