using System.Diagnostics;
using System.Runtime;
using SplCompiler.Runtime;

namespace SplCompiler.Benchmarks;

/// <summary>A fresh rule over all events.</summary>
/// <param name="Seconds">From the first event to the last; rows are made after that.</param>
/// <param name="CpuSeconds">The same by the processor time of the process: other programs do not count.</param>
/// <param name="HeldBytes">How much larger the heap is after the last event, without garbage.</param>
/// <param name="AllocatedBytes">What the rule asked for, tables that were outgrown among it.</param>
/// <param name="Rows">Rows at the end.</param>
/// <param name="EndSeconds">What it takes to sort the groups and to make their rows, processor time.</param>
internal readonly record struct AggregationRun(double Seconds, double CpuSeconds, long HeldBytes, long AllocatedBytes, long Rows, double EndSeconds)
{
    public static AggregationRun Of(CompiledPack pack, HeldEvents events)
    {
        Detection rule = pack.Rules[0].Create();
        var slots = new SlotMap();
        rule.Bind(slots);
        var rows = new Counter();
        rule.Rows = rows;
        var current = new HeldEvent(events, slots);
        int count = events.Count;

        long before = HeapBytes();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            current.TurnTo(i);
            rule.OnEvent(new EventView(current));
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        long held = HeapBytes() - before;
        TimeSpan end = Environment.CpuUsage.TotalTime;
        rule.Complete();
        end = Environment.CpuUsage.TotalTime - end;
        return new AggregationRun(seconds, cpu.TotalSeconds, held, allocated, rows.Count, end.TotalSeconds);
    }

    // Compacted: what is free between objects would count in one collection and not in the next.
    private static long HeapBytes()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: false);
    }

    private sealed class Counter : IRowSink
    {
        public long Count { get; private set; }

        public void Add<TRow>(in TRow row)
            where TRow : struct, IRow => Count++;
    }
}
