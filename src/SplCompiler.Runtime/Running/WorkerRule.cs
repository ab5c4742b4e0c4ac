using System.Collections.Immutable;

namespace SplCompiler.Runtime;

/// <summary>A rule of one worker. One that has a witness is constructed when something asks for more than that says.</summary>
/// <param name="rule">The rule of the pack.</param>
/// <param name="run">What the run knows.</param>
/// <param name="routes">The routes of the worker, on the slots of the pack.</param>
/// <param name="route">The number of its route, or <see cref="NoRoute"/>.</param>
internal sealed class WorkerRule(CompiledRule rule, RunContext run, RouteBook routes, int route)
{
    /// <summary>The rule has no witness: it is asked itself.</summary>
    public const int NoRoute = -1;

    private readonly BoundRoute? _route = route == NoRoute ? null : routes[route];
    private Detection? _detection;
    private IRowSink _rows = NullRowSink.Instance;
    private ImmutableArray<CutRows> _cut = [];

    /// <summary>False as long as nobody asked for the detection.</summary>
    public bool IsConstructed => _detection is not null;

    /// <summary>True when the rule has no rows at the end, for it kept no event.</summary>
    public bool IsSilent => _detection is null or { Kept: 0 } && rule.Witness is { IsSilentWithoutEvents: true };

    public Detection Detection => _detection ??= Construct();

    /// <inheritdoc cref="Detection.Kept"/>
    public long Kept => _detection?.Kept ?? 0;

    /// <summary>Limits on rows that left some out.</summary>
    public ImmutableArray<CutRows> Cut => _detection is null ? _cut : [.. _cut, .. _detection.Limits.All];

    public FieldSet Fields => rule.Witness?.Fields ?? Detection.Fields;

    public ImmutableArray<ImmutableArray<string>> Texts => rule.Witness?.Texts ?? [.. Detection.Witnesses.ToArray().Select(set => set.ToImmutableArray())];

    public bool SeeksMessage => rule.Witness?.SeeksMessage ?? Detection.SeeksMessage;

    public bool MayMatch(in EventView e) => _route is null ? Detection.MayMatch(e) : _route.IsMet(e);

    /// <summary>Gives the fields of the rule their slots.</summary>
    public void Declare()
    {
        if (rule.Witness is null)
        {
            // Binds it.
            _ = Detection;
            return;
        }

        foreach (string name in rule.Witness.Fields.Names)
            _ = routes.Slots[name];
    }

    /// <summary>Forgets the state of the rule; what it counted stays known.</summary>
    public void LetGo()
    {
        _cut = Cut;
        _detection = new StoppedDetection(Kept);
    }

    /// <summary>Where the rows of the rule go.</summary>
    public void SendRowsTo(IRowSink rows)
    {
        _rows = rows;
        if (_detection is not null)
            _detection.Rows = rows;
    }

    private Detection Construct()
    {
        Detection detection = rule.Create();
        (detection.Run, detection.Rows) = (run, _rows);
        int before = routes.Slots.Count;
        detection.Bind(routes.Slots);
        // Events have no room for more fields, and other workers read the map.
        if (rule.Witness is not null && routes.Slots.Count != before)
            throw new InvalidOperationException("the witness of a rule does not name all its fields");
        return detection;
    }
}
