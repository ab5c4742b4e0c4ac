using System.Globalization;

namespace SplCompiler.Runtime;

/// <summary>The routes of all rules of a worker, in which what is the same is one.</summary>
/// <param name="slots">The slots of the pack.</param>
internal sealed class RouteBook(SlotMap slots)
{
    private readonly Dictionary<string, (int Number, BoundRoute Route)> _routes = new(StringComparer.Ordinal);

    public SlotMap Slots { get; } = slots;

    /// <summary>The number of the event that is asked; what an earlier event said counts no more.</summary>
    public long Asked { get; private set; }

    /// <summary>Another event is asked from now on.</summary>
    public void TurnToNextEvent() => Asked++;

    public BoundRoute Bind(RouteTest test) => Find(test).Route;

    private (int Number, BoundRoute Route) Find(RouteTest test)
    {
        (int Number, BoundRoute Route)[] parts = [.. test.Parts.Select(Find)];
        string key = string.Create(CultureInfo.InvariantCulture, $"{(int)test.Kind}\0{test.Field}\0{test.Text}\0{test.IsOwn}\0{string.Join(' ', parts.Select(part => part.Number))}");
        if (!_routes.TryGetValue(key, out (int, BoundRoute) known))
            _routes.Add(key, known = (_routes.Count, new BoundRoute(this, test, [.. parts.Select(part => part.Route)])));
        return known;
    }
}
