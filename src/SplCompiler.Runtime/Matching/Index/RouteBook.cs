namespace SplCompiler.Runtime;

/// <summary>The routes of all rules of a worker, bound to the slots of the pack.</summary>
internal sealed class RouteBook
{
    private readonly BoundRoute[] _routes;

    public RouteBook(RoutePlan plan, SlotMap slots)
    {
        Slots = slots;
        _routes = new BoundRoute[plan.Tests.Count];
        for (int i = 0; i < _routes.Length; i++)
        {
            (RouteTest test, int[] parts) = plan.Tests[i];
            _routes[i] = new BoundRoute(this, test, Array.ConvertAll(parts, part => _routes[part]));
        }
    }

    public SlotMap Slots { get; }

    /// <summary>The number of the event that is asked; what an earlier event said counts no more.</summary>
    public long Asked { get; private set; }

    /// <summary>The route that has a number in the plan.</summary>
    public BoundRoute this[int number] => _routes[number];

    /// <summary>Another event is asked from now on.</summary>
    public void TurnToNextEvent() => Asked++;
}
