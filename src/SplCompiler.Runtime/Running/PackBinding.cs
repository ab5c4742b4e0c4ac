using System.Collections.Immutable;

namespace SplCompiler.Runtime;

/// <summary>The rules and stanzas of each worker, bound to one map of slots.</summary>
internal sealed class PackBinding
{
    private PackBinding(SlotMap slots, ImmutableArray<string> wildcards, ImmutableArray<WorkerPack> workers)
    {
        Slots = slots;
        Wildcards = wildcards;
        Workers = workers;
    }

    public SlotMap Slots { get; }

    /// <summary>The wildcards of all rules and stanzas.</summary>
    public ImmutableArray<string> Wildcards { get; }

    public ImmutableArray<WorkerPack> Workers { get; }

    public static PackBinding Bind(CompiledPack pack, RunContext run, int workers)
    {
        if (pack.Lookups is not NoLookupTables)
            run = run with { Lookups = run.Lookups is NoLookupTables ? pack.Lookups : new StackedTables(run.Lookups, pack.Lookups) };
        var slots = new SlotMap();
        var plan = new RoutePlan();
        int[] routeOf = [.. pack.Rules.Select(rule => rule.Witness is { } witness ? plan.Add(witness.Route) : WorkerRule.NoRoute)];
        var made = ImmutableArray.CreateBuilder<WorkerPack>(workers);
        for (int i = 0; i < workers; i++)
        {
            var routes = new RouteBook(plan, slots);
            made.Add(new WorkerPack(
                [.. pack.Rules.Select((rule, number) => new WorkerRule(rule, run, routes, routeOf[number]))],
                [.. pack.Knowledge.Select(create => create())],
                routes));
        }

        foreach (WorkerPack worker in made)
        {
            foreach (WorkerRule rule in worker.Rules)
                rule.Declare();
        }

        foreach (WorkerPack worker in made)
            BindKnowledge(worker, run, slots);
        IEnumerable<FieldSet> fields = made[0].Rules.Select(rule => rule.Fields)
            .Concat(made[0].Knowledge.Select(stanza => stanza.Fields));
        return new PackBinding(slots, [.. fields.SelectMany(set => set.Wildcards).Distinct(StringComparer.Ordinal)], made.ToImmutable());
    }

    /// <summary>A stanza gives what the pack needs so far; what it needs itself may make another stanza give more.</summary>
    private static void BindKnowledge(WorkerPack worker, RunContext run, SlotMap slots)
    {
        int before;
        do
        {
            before = slots.Count;
            foreach (KnowledgeStanza stanza in worker.Knowledge)
            {
                stanza.Run = run;
                foreach (FieldDefinition definition in stanza.Bind(slots))
                    _ = slots[definition.Field];
            }
        }
        while (slots.Count != before);
    }
}

/// <summary>What one worker runs.</summary>
internal sealed record WorkerPack(ImmutableArray<WorkerRule> Rules, ImmutableArray<KnowledgeStanza> Knowledge, RouteBook Routes);
