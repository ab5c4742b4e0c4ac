using System.Collections.Immutable;
using SplCompiler.Diagnostics;
using SplCompiler.Knowledge;
using SplCompiler.Rules;
using Xunit;
using Xunit.Abstractions;

namespace SplCompiler.Tests.Rules;

public sealed class MacroExpanderTests(ITestOutputHelper output)
{
    private const string Conf = """
        [m]
        definition = index=a
        [inner]
        definition = deep
        [outer]
        definition = x `inner` y
        [group_events(2)]
        args = fields, span
        definition = | bin span=$span$ _time | stats values(*) as * by _time, $fields$
        [group_events(3)]
        args = a, b, c
        definition = $a$ $b$ $c$
        [say(1)]
        args = text
        definition = "$text$" $other$ $text$
        [loop]
        definition = a `back`
        [back]
        definition = `loop`
        [computed(1)]
        args = n
        definition = "a".$n$
        iseval = 1
        [clock]
        definition = strftime(now(), "%H")
        iseval = 1
        [*_filter]
        definition = search *
        """;

    [Theory]
    [InlineData("`m` b", "index=a b")]
    [InlineData("` m ` b", "index=a b")]
    [InlineData("`outer`", "x deep y")]
    [InlineData("a \"`m`\" `m`", "a \"`m`\" index=a")]
    [InlineData("split(process,\"`\") `m`", "split(process,\"`\") index=a")]
    [InlineData("\"a\\\"`m`\" `m`", "\"a\\\"`m`\" index=a")]
    [InlineData("\"a\\\\\" `m`", "\"a\\\\\" index=a")]
    [InlineData("*\\\"`m`", "*\\\"index=a")]
    [InlineData("a```note | `x` \"```b", "a b")]
    [InlineData("x`say(1)``m`", "x\"1\" $other$ 1index=a")]
    [InlineData("`say(\"a, b\")`", "\"a, b\" $other$ a, b")]
    [InlineData("`say(text=TM)`", "\"TM\" $other$ TM")]
    [InlineData("`say(other=TM)`", "\"other=TM\" $other$ other=TM")]
    [InlineData("z`group_events(\"user, src_ip\",10min)`", "z| bin span=10min _time | stats values(*) as * by _time, user, src_ip")]
    [InlineData("`group_events(span=1, host)`", "| bin span=1 _time | stats values(*) as * by _time, host")]
    [InlineData("`group_events(a, \"b\", c d)`", "a b c d")]
    [InlineData("`some_rule_filter`", "search *")]
    [InlineData("an \"open quote `m`", "an \"open quote `m`")]
    [InlineData("", "")]
    public void ACallIsReplacedByItsDefinition(string spl, string expected)
    {
        Assert.Equal(expected, Expand(spl, out ImmutableArray<Diagnostic> diagnostics).Text);
        Assert.Empty(diagnostics);
    }

    [Theory]
    [InlineData("`nothing`", "SPL1004", "no app defines the macro `nothing`")]
    [InlineData("`outre`", "SPL1004", "no app defines the macro `outre`")]
    [InlineData("`group_events(1)`", "SPL1004", "no macro `group_events` takes 1 argument")]
    [InlineData("`m(1, 2)`", "SPL1004", "no macro `m` takes 2 arguments")]
    [InlineData("`group_events(span=1, span=2)`", "SPL1010", "`group_events(2)` cannot take these arguments: `span` is given twice")]
    [InlineData("a `` b", "SPL1010", "`` is no macro call: no macro name stands between the backticks")]
    [InlineData("a `b c` d", "SPL1010", "`b c` is no macro call: a macro name cannot hold ` `")]
    [InlineData("a `b", "SPL1010", "the macro call has no closing backtick")]
    [InlineData("a ```b", "SPL0002", "the comment is not closed")]
    [InlineData("`loop`", "SPL1005", "the macro `loop` expands to itself")]
    [InlineData("`clock`", "SPL2003", "the macro `clock` is an eval expression that cannot be computed here, or yields no text")]
    public void AMistakeIsReportedOnceAndTheRestGoesOn(string spl, string code, string message)
    {
        RuleText text = Expand("`m` " + spl + "\n", out ImmutableArray<Diagnostic> diagnostics);

        Diagnostic diagnostic = Assert.Single(diagnostics);
        Assert.Equal((code, message), (diagnostic.Code, diagnostic.Message));
        Assert.StartsWith("index=a ", text.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('`', text.Text);
    }

    [Fact]
    public void AnUndefinedMacroSaysWhatToDo()
    {
        Expand("`outre`", out ImmutableArray<Diagnostic> diagnostics);
        Assert.Contains("did you mean `outer`?", diagnostics[0].Help[0], StringComparison.Ordinal);
        Assert.Contains("--app", diagnostics[0].Help[0], StringComparison.Ordinal);

        Expand("`group_events(1)`", out diagnostics);
        Assert.Contains("`group_events(2)` and `group_events(3)`", diagnostics[0].Help[0], StringComparison.Ordinal);
    }

    [Fact]
    public void TextOfADefinitionStandsAtTheCallAndTextOfAnArgumentAtItself()
    {
        RuleText text = Expand("index=a`group_events(\"host\", 10)` x", out _);
        int bin = text.Text.IndexOf("bin", StringComparison.Ordinal);
        int span = text.Text.IndexOf("10", StringComparison.Ordinal);
        int host = text.Text.IndexOf("host", StringComparison.Ordinal);

        Assert.Equal((1, 8, 34), Columns(text.Locate(new SourceSpan(bin, 3))));
        Assert.Equal((1, 30, 32), Columns(text.Locate(new SourceSpan(span, 2))));
        Assert.Equal((1, 23, 27), Columns(text.Locate(new SourceSpan(host, 4))));
        Assert.Equal((1, 35, 36), Columns(text.Locate(new SourceSpan(text.Text.Length - 1, 1))));
        MacroExpansion expansion = Assert.Single(text.Expansions(new SourceSpan(host, 4)));
        Assert.Equal(("group_events(2)", "macros.conf:7"), (expansion.Name, expansion.DefinedAt));
    }

    [Fact]
    public void AMistakeInsideADefinitionStandsAtTheCallWithTheChain()
    {
        const string conf = """
            [a]
            definition = x `b`
            [b]
            definition = `missing`
            """;
        Expand("foo `a`", out ImmutableArray<Diagnostic> diagnostics, conf);

        Diagnostic diagnostic = Assert.Single(diagnostics);
        Assert.Equal((1, 5, 8), Columns(diagnostic.Span));
        Assert.Equal(["in expansion of `b`, defined at macros.conf:3", "in expansion of `a`, defined at macros.conf:1"], diagnostic.Notes.AsEnumerable());
    }

    [Fact]
    public void AnEvalMacroIsComputedByTheCaller()
    {
        MacroTable macros = Macros(Conf);
        RuleText rule = Plain("x `computed(n)` y");
        var bag = new DiagnosticBag(rule);

        RuleText text = MacroExpander.Expand(rule, macros, bag, expression => expression == "\"a\".n" ? "an `m`" : null);

        Assert.Equal("x an index=a y", text.Text);
        Assert.False(bag.HasErrors);
    }

    [Fact]
    public void AFailedCallLeavesSomethingThatLaterStepsCanRead()
    {
        Assert.Equal("search * | where a   | search *", Expand("`x` | where a `y` | `z`", out _).Text);
    }

    [Theory]
    [InlineData("$x$ $x$", true)]
    [InlineData("", false)]
    public void AMacroBombEnds(string argument, bool grows)
    {
        string conf = string.Concat(Enumerable.Range(0, 90).Select(i => grows
            ? $"[b{i}(1)]\nargs = x\ndefinition = `b{i + 1}(\"{argument}\")`\n"
            : $"[b{i}]\ndefinition = `b{i + 1}``b{i + 1}`\n"));

        RuleText text = Expand(grows ? "`b0(a)`" : "`b0`", out ImmutableArray<Diagnostic> diagnostics, conf + "[b90]\ndefinition =\n[b90(1)]\nargs = x\ndefinition = $x$\n");

        Assert.Equal("SPL0006", Assert.Single(diagnostics).Code);
        Assert.True(text.Text.Length <= 2_000_001);
    }

    [Fact]
    public void MacrosNestedDeeperThanAHundredAreReported()
    {
        string conf = string.Concat(Enumerable.Range(0, 200).Select(i => $"[b{i}]\ndefinition = `b{i + 1}`\n"));

        Expand("`b0`", out ImmutableArray<Diagnostic> diagnostics, conf);

        Assert.Equal("SPL0004", Assert.Single(diagnostics).Code);
    }

    [Fact]
    public void EveryRuleOfTheCorporaExpandsExceptTheKnownBrokenOnes()
    {
        if (SharedData.Find("corpora", output) is not { } corpora)
            return;
        KnowledgeBase knowledge = KnowledgeBase.Load([Path.Combine(corpora, "security_content")]);
        RulePackLoad pack = RulePack.Load([Path.Combine(corpora, "armory"), Path.Combine(corpora, "security_content")]);
        var failures = new List<Diagnostic>();
        foreach (RuleFile rule in pack.Rules)
        {
            var bag = new DiagnosticBag(rule.Spl);
            MacroExpander.Expand(rule.Spl, knowledge.Macros, bag);
            failures.AddRange(bag.ToImmutable());
        }

        output.WriteLine($"{pack.Rules.Length} rules, {failures.Count} findings");
        foreach (Diagnostic failure in failures)
            output.WriteLine(MsBuildRenderer.Render(failure));
        Assert.True(failures.Count <= 5, string.Join('\n', failures.Select(MsBuildRenderer.Render)));
    }

    private static (int Line, int Column, int EndColumn) Columns(FileSpan span) => (span.Line, span.Column, span.EndColumn);

    private static RuleText Expand(string spl, out ImmutableArray<Diagnostic> diagnostics, string conf = Conf)
    {
        RuleText rule = Plain(spl);
        var bag = new DiagnosticBag(rule);
        RuleText text = MacroExpander.Expand(rule, Macros(conf), bag);
        diagnostics = bag.ToImmutable();
        return text;
    }

    private static RuleText Plain(string spl) => RuleText.FromPlain(new SourceFile("rule.spl", spl), spl);

    private static MacroTable Macros(string conf)
    {
        var diagnostics = new List<Diagnostic>();
        ConfFile file = ConfFile.Parse(new SourceFile("macros.conf", conf));
        Macro[] macros = [.. file.Stanzas.Select(stanza => MacroReader.Read(stanza, diagnostics)!)];
        Assert.Empty(diagnostics);
        return new MacroTable(macros);
    }

    [Theory]
    [InlineData("search `pair(a, b`| bin", "search a b| bin")]
    [InlineData("search `pair(\"a,b)` x", "search a b x")]
    public void AnUnclosedCallIsReadAsIfItWereClosed(string spl, string expanded)
    {
        RuleText text = RuleText.FromPlain(new SourceFile("rule.spl", spl), spl);
        var bag = new DiagnosticBag(text);
        MacroTable macros = new([new Macro("pair", ["x", "y"], RuleText.FromPlain(text.File, "$x$ $y$"), "here")]);

        Assert.Equal(expanded, MacroExpander.Expand(text, macros, bag).Text);
        Assert.Equal("SPL3015", Assert.Single(bag.ToImmutable()).Code);
    }
}
