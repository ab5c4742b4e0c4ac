using System.Text;
using SplCompiler.Runtime.Tests.Reading;
using Xunit;

namespace SplCompiler.Runtime.Tests.Running;

/// <summary>A rule with a witness is constructed by the first event that it may want.</summary>
public sealed class LateConstructionTests
{
    [Theory]
    [InlineData("{\"kind\":\"other\",\"user\":\"u\"}", false, 0, 0)]
    [InlineData("{\"kind\":\"other\",\"user\":\"u\"}", true, 0, 0)]
    [InlineData("{\"KIND\":\"wanted\",\"user\":\"u\"}", true, 0, 0)]
    [InlineData("{\"kind\":\"Wanted\",\"user\":\"u\"}", true, 1, 1)]
    public void ItTakesAnEvent(string line, bool isSilentWithoutEvents, int constructed, int rows)
    {
        foreach (int jobs in (int[])[1, 2])
        {
            (int made, RowList written) = Run(line, isSilentWithoutEvents, jobs);
            // What has rows of nothing is asked for them at the end. A worker that saw nothing may take over what another one counted.
            int least = isSilentWithoutEvents ? constructed : 1;
            Assert.InRange(made, least, least * jobs);
            Assert.Equal(isSilentWithoutEvents ? rows : 1, written.Rows.Count);
        }
    }

    [Fact]
    public void AWitnessThatForgetsAFieldIsABug()
    {
        var forgetful = new RuleWitness(new FieldSet("kind"), [], false, RouteTest.Of(RouteTestKind.Open), true);
        var pack = new CompiledPack([new CompiledRule("r", null, null, () => new CountOfWanted()) { Witness = forgetful }], []);
        RunSummary summary = PackRunner.Run(pack, [EventInput.FromBytes("a", "{\"kind\":\"wanted\"}\n"u8.ToArray())], new RunnerOptions { Jobs = 1 }, new RowList());
        Assert.IsType<InvalidOperationException>(summary.Rules[0].Failure);
    }

    [Fact]
    public void WhatIsKnownOfEventsMakesNoSlotWhileWorkersShareThem()
    {
        var slots = new SlotMap();
        _ = slots["read"];
        var extraction = new BoundExtraction(new NoExtraction(["read", "unread"]), slots["_raw"]);
        int before = slots.Count;
        var profile = new KnowledgeProfile([new BoundStanza(new StanzaPattern("any"), []) { Extractions = [extraction] }], slots);
        Assert.Equal(before, slots.Count);
        Assert.Equal(slots["read"].Index, Assert.Single(profile.Slots));
    }

    private sealed class NoExtraction(string[] fields) : FieldExtraction("_raw", [.. fields], addsValues: false)
    {
        public override void Extract(string text, FoundFields found)
        {
        }
    }

    private static (int Constructed, RowList Rows) Run(string line, bool isSilentWithoutEvents, int jobs)
    {
        int constructed = 0;
        var witness = new RuleWitness(
            new FieldSet("kind", "user"), [], SeeksMessage: false, RouteTest.Of(RouteTestKind.Equals, "kind", "wanted"), isSilentWithoutEvents);
        Detection Create()
        {
            Interlocked.Increment(ref constructed);
            return new CountOfWanted();
        }

        var pack = new CompiledPack([new CompiledRule("r", null, null, Create) { Witness = witness }], []);
        var rows = new RowList();
        PackRunner.Run(pack, [EventInput.FromBytes("a", Encoding.UTF8.GetBytes(line + "\n"))], new RunnerOptions { Jobs = jobs }, rows);
        return (constructed, rows);
    }

    /// <summary>search kind=wanted | stats count</summary>
    private sealed class CountOfWanted : Detection
    {
        private Slot _kind, _user;

        public override FieldSet Fields { get; } = new("kind", "user");

        public override void Bind(SlotMap slots) => (_kind, _user) = (slots["kind"], slots["user"]);

        public override void OnEvent(in EventView e)
        {
            if (e[_kind].AnyEqualsIgnoreCase("wanted"u8) && e[_user].IsPresent)
                Kept++;
        }

        public override void Merge(Detection other) => Kept += other.Kept;

        public override void Complete() => Rows.Add(new Row(Kept));

        private readonly record struct Row(long Count) : IRow
        {
            public void WriteTo(IRowWriter writer) => writer.Write("count", Count);
        }
    }
}
