using System.Text;
using Xunit;

namespace SplCompiler.Runtime.Tests.Reading;

public sealed class AllocationTests
{
    private const int WarmUp = 20_000;

    [Theory]
    [InlineData("""{"EventID":4688,"Channel":"Security","Hostname":"h#","TimeCreated":"2021-06-11T09:07:17.666Z","CommandLine":"C:\\x \"#\"","tags":["a","b"],"o":{"k":"v#"}}""")]
    [InlineData("""{"_time":1623402435.5,"host":"h","source":"s","sourcetype":"XmlWinEventLog","_raw":"<Event><System><EventID>#</EventID></System><EventData><Data Name='CommandLine'>a &gt; #</Data></EventData></Event>"}""")]
    [InlineData("""{"_time":1623402435.5,"host":"h","source":"s","sourcetype":"WinEventLog","_raw":"EventCode=1\nMessage=x\n\tAccount Name:\t#\n\tAccount Name:\t-"}""")]
    [InlineData("""{"_time":1623402435.5,"host":"h","source":"s","sourcetype":"x","_raw":"CommandLine=# tags=\"x y\""}""")]
    [InlineData("<Event><System><EventID>1</EventID><Channel>c</Channel></System><EventData><Data Name='CommandLine'>a &amp; #</Data></EventData></Event>")]
    public void NothingIsAllocatedForAnEvent(string template)
    {
        var input = new StringBuilder();
        for (int i = 0; i < WarmUp + 100_000; i++)
            input.Append(template.Replace("#", (i % 5000).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)).Append('\n');

        var rule = new MeasuringRule();
        var pack = new CompiledPack([new CompiledRule("r", null, null, () => rule)], []);
        RunSummary summary = PackRunner.Run(
            pack, [EventInput.FromBytes("e", Encoding.UTF8.GetBytes(input.ToString()))], new RunnerOptions { Jobs = 1, ChunkBytes = 200_000_000 }, new RowList());
        Assert.Equal(WarmUp + 100_000, summary.Events);
        Assert.Null(summary.Rules[0].Failure);
        Assert.Equal(0, rule.Allocated);
        Assert.True(rule.Seen > 0);
    }

    /// <summary>Reads fields of every kind, and the thread's allocations from the end of the warm-up on.</summary>
    private sealed class MeasuringRule : Detection
    {
        private static readonly RawTerm s_id = RawTerm.Phrase("<EventID>1<");
        private Slot[] _slots = [];
        private long _events;
        private long _before;

        public long Allocated { get; private set; } = -1;

        public long Seen { get; private set; }

        public override FieldSet Fields => new("EventID", "CommandLine", "Account_Name", "tags{}", "tags", "o.k", "host", "source", "sourcetype", "_time", "Computer");

        public override void Bind(SlotMap slots) => _slots = [.. Fields.Names.Select(name => slots[name])];

        public override void OnEvent(in EventView e)
        {
            foreach (Slot slot in _slots)
            {
                foreach (ReadOnlySpan<byte> value in e[slot])
                    Seen += value.Length;
            }

            if (e[_slots[0]].IsPresent && e[_slots[6]].First.StartsWith("h"u8) && e[_slots[5]].IsPresent && e.Contains(s_id))
                Seen++;
            if (++_events == WarmUp)
                _before = GC.GetAllocatedBytesForCurrentThread();
            else if (_events == WarmUp + 100_000)
                Allocated = GC.GetAllocatedBytesForCurrentThread() - _before;
        }
    }
}
