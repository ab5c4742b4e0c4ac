using System.Collections.Immutable;
using Xunit;

namespace SplCompiler.Runtime.Tests.Reading;

public sealed class KnowledgeTests
{
    private static FieldDefinition Alias(string field, string of, bool keeps = false) => new(field, Copy(of), IsAlias: true, keeps);

    private static FieldDefinition Calculated(string field, string of, string suffix) => new(field, Append(of, suffix), IsAlias: false, KeepsExisting: false);

    // The slot of a formula is only known when its stanza is bound.
    private static FieldFormula Copy(string name) => (in EventView e) => e.Extracted(TestStanza.Slots![name]);

    private static FieldFormula Append(string name, string suffix) => (in EventView e) =>
    {
        FieldValues value = e.Aliased(TestStanza.Slots![name]);
        return value.IsMissing ? FieldValues.Missing : FieldValues.Text((byte[])[.. value.First, .. System.Text.Encoding.UTF8.GetBytes(suffix)]);
    };

    private static ProbeOptions With(params TestStanza[] stanzas) =>
        new() { Knowledge = [.. stanzas.Select(stanza => (Func<KnowledgeStanza>)(() => stanza))] };

    [Fact]
    public void AliasesReadWhatWasExtractedAndCalculatedFieldsReadAliases()
    {
        var options = With(new TestStanza("t", Alias("b", "a"), Alias("c", "b"), Calculated("d", "b", "!"), Calculated("a", "a", "?")));
        Assert.Equal(
            ["""{"a":"1?","b":"1","c":"2","d":"1!"}"""],
            Probe.Read("""{"a":1,"b":2,"sourcetype":"t"}""", options, "a", "b", "c", "d"));
    }

    [Fact]
    public void ALaterAliasOverwritesAnEarlierAndAsNewKeepsWhatIsThere()
    {
        var options = With(new TestStanza("t", Alias("x", "a"), Alias("x", "b"), Alias("y", "a", keeps: true)));
        Assert.Equal(
            ["""{"x":"2","y":"1"}""", """{"x":"1","y":"old"}""", """{"x":"own"}"""],
            Probe.Read(
                """
                {"a":1,"b":2,"sourcetype":"t"}
                {"a":1,"y":"old","sourcetype":"t"}
                {"x":"own","sourcetype":"t"}
                """,
                options, "x", "y"));
    }

    [Fact]
    public void ASourceStanzaBeatsAHostStanzaBeatsASourcetype()
    {
        var options = With(
            new TestStanza("t", Calculated("x", "a", "-type"), Calculated("y", "a", "-type"), Calculated("z", "a", "-type")),
            new TestStanza("host::H*", Calculated("x", "a", "-host"), Calculated("y", "a", "-host")),
            new TestStanza("source::/var/*/x...", Calculated("x", "a", "-source")));
        const string Line = """{"a":1,"sourcetype":"t","host":"hx","source":"/var/log/x/y.log"}""";
        Assert.Equal(["""{"x":"1-source","y":"1-host","z":"1-type"}"""], Probe.Read(Line, options, "x", "y", "z"));
        Assert.Equal(
            ["""{"x":"1-host","y":"1-host","z":"1-type"}"""],
            Probe.Read(Line.Replace("/var/log/x/", "/var/log/deep/x/", StringComparison.Ordinal), options, "x", "y", "z"));
    }

    [Fact]
    public void AnEarlierStanzaOfTheSameNameWinsDefinitionByDefinition()
    {
        var options = With(new TestStanza("t", Calculated("x", "a", "-user")), new TestStanza("t", Calculated("x", "a", "-ours"), Calculated("y", "a", "-ours")));
        Assert.Equal(["""{"x":"1-user","y":"1-ours"}"""], Probe.Read("""{"a":1,"sourcetype":"t"}""", options, "x", "y"));
    }

    [Fact]
    public void ADefinitionThatGivesNothingLeavesTheField()
    {
        var options = With(new TestStanza("t", Calculated("x", "missing", "!")));
        Assert.Equal(["""{"x":"own"}""", "{}"], Probe.Read("{\"x\":\"own\",\"sourcetype\":\"t\"}\n{\"sourcetype\":\"t\"}", options, "x"));
    }

    [Fact]
    public void ManyValuesPassThroughAliases() => Assert.Equal(
        ["""{"x":["1","2"]}"""],
        Probe.Read("""{"a":[1,2],"sourcetype":"t"}""", With(new TestStanza("t", Alias("x", "a{}"))), "x"));

    [Fact]
    public void OtherSourcetypesAreLeftAlone() => Assert.Equal(
        ["{}"], Probe.Read("""{"a":1,"sourcetype":"u"}""", With(new TestStanza("t", Alias("x", "a"))), "x"));

    [Fact]
    public void WildcardsSeeAliasesAndCalculatedFields()
    {
        var options = new ProbeOptions { Wildcards = ["p_*"], Knowledge = [() => new TestStanza("t", Alias("p_a", "a"), Calculated("p_b", "a", "!"))] };
        Assert.Equal(
            """{"p_c":"2","p_a":"1","p_b":"1!"}""",
            Assert.Single(Probe.Read("""{"a":1,"p_c":2,"sourcetype":"t"}""", options)).Replace("""{"p_c":"2","p_b":"1!","p_a":"1"}""", """{"p_c":"2","p_a":"1","p_b":"1!"}""", StringComparison.Ordinal));
    }

    private sealed class TestStanza(string name, params FieldDefinition[] definitions) : KnowledgeStanza
    {
        /// <summary>Tests of one class run one after another.</summary>
        public static SlotMap? Slots { get; private set; }

        public override string Name => name;

        public override FieldSet Fields => new();

        public override ImmutableArray<FieldDefinition> Bind(SlotMap slots)
        {
            Slots = slots;
            foreach (string field in (string[])["a", "b", "a{}", "missing"])
                _ = slots[field];
            return [.. definitions];
        }
    }
}
