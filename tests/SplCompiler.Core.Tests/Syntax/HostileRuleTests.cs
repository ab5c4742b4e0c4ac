using System.Text;
using SplCompiler.Diagnostics;
using SplCompiler.Knowledge;
using SplCompiler.Rules;
using Xunit;

namespace SplCompiler.Tests.Syntax;

/// <summary>Rules made to hurt end in C# or in a finding, on a thread with a small stack; a rule without end would make the tests hang.</summary>
public sealed class HostileRuleTests
{
    private const int OneMegabyte = 1_000_000;

    [Theory]
    [InlineData("search ", "(", "a", ")")]
    [InlineData("search * | where ", "(", "a=1", ")")]
    [InlineData("search * | where ", "not (", "a=1", ")")]
    [InlineData("search * | eval x=", "if(a=1, ", "1", ", 2)")]
    [InlineData("search * | stats count(eval(", "(", "a=1", ")")]
    [InlineData("search * | append ", "[search * | append ", "[search x]", "]")]
    public void TenThousandLevelsAreAFinding(string before, string opening, string inner, string closing)
    {
        string spl = before + Repeated(opening, 10_000) + inner + Repeated(closing, 10_000);
        Assert.Contains(Findings(spl), diagnostic => diagnostic.Code == "SPL0004");
    }

    [Theory]
    [InlineData("search * | where ", "not ", "a=1")]
    [InlineData("search ", "NOT ", "a=1")]
    [InlineData("search * | eval x=", "-", "1")]
    [InlineData("search * | where ", "!", "a=1")]
    public void TenThousandSignsDoNotOverflowTheStack(string before, string sign, string inner) =>
        Findings(before + Repeated(sign, 10_000) + inner);

    [Theory]
    [InlineData("search a", " OR a")]
    [InlineData("search a=1", " b=2")]
    [InlineData("search * | eval x=1", "+1")]
    [InlineData("search * | eval x=a", ".a")]
    [InlineData("search * | where a=1", " or a=1")]
    [InlineData("search *", " | where a=1")]
    [InlineData("search * | table a", ", a")]
    [InlineData("search \"", "x")]
    [InlineData("search * | rex \"", "(a|b)*")]
    [InlineData("search ", "'")]
    [InlineData("search * | eval a=\"", "\\\\")]
    public void AMegabyteEnds(string before, string piece) => Findings(before + Repeated(piece, OneMegabyte / piece.Length));

    [Theory]
    [InlineData("search * | eval b=NOT .5s")]
    [InlineData("search * | where a=1 AND .5_")]
    public void LettersBehindANumberThatBeginsWithADotAreAFinding(string spl) =>
        Assert.Contains(Findings(spl), diagnostic => diagnostic.Severity == Severity.Error);

    [Theory]
    [InlineData("search * | table ", "f{0} ")]
    [InlineData("search ", "f{0}=x ")]
    [InlineData("search a IN (", "v{0}, ")]
    [InlineData("search * | stats ", "sum(f{0}) ")]
    [InlineData("search * | eval x=1", ",f{0}={0}")]
    [InlineData("search * | rename a as b", ",f{0} as g{0}")]
    [InlineData("search * | where a=1", " OR f{0}={0}")]
    [InlineData("search * | fillnull ", "f{0} ")]
    [InlineData("search * | stats count by ", "f{0} ")]
    [InlineData("search * | top ", "f{0} ")]
    public void AMegabyteOfNamesEnds(string before, string piece)
    {
        var text = new StringBuilder(before);
        for (int i = 0; text.Length < OneMegabyte; i++)
            text.AppendFormat(System.Globalization.CultureInfo.InvariantCulture, piece, i);
        Findings(text.ToString());
    }

    [Theory]
    [InlineData("foreach x y [eval b=1 | ")]
    [InlineData("foreach a* [eval b=1 | ")]
    public void TemplatesInTemplatesAreAFinding(string template) =>
        Assert.Contains(Findings($"search * | {Repeated(template, 50)}eval c=1{Repeated("]", 50)}"), diagnostic => diagnostic.Code == "SPL0006");

    [Fact]
    public void AMacroThatGrowsWithoutMeasureIsAFinding()
    {
        var macros = new List<Macro>();
        for (int i = 0; i < 40; i++)
        {
            string definition = i == 0 ? "x" : $"`m{i - 1}` `m{i - 1}`";
            macros.Add(new Macro($"m{i}", [], RuleText.FromPlain(new SourceFile("macros.conf", definition), definition), "macros.conf"));
        }

        RuleText text = RuleText.FromPlain(new SourceFile("rule.spl", "search `m39`"), "search `m39`");
        var bag = new DiagnosticBag(text);
        MacroExpander.Expand(text, new MacroTable(macros), bag);
        Assert.Contains(bag.ToImmutable(), diagnostic => diagnostic.Code == "SPL0006");
    }

    /// <summary>The findings of a whole compilation, up to its C#.</summary>
    private static IReadOnlyList<Diagnostic> Findings(string spl)
    {
        IReadOnlyList<Diagnostic> found = [];
        // The stack of a thread of a pool.
        var thread = new Thread(() =>
        {
            var file = new SourceFile("rule.spl", spl);
            SplCompilation compilation = SplCompilation.Create(new RuleFile { File = file, Path = "rule.spl", Spl = RuleText.FromPlain(file, spl) });
            Assert.True(compilation.HasErrors || compilation.Source is not null);
            found = compilation.Diagnostics;
        }, 1_500_000);
        thread.Start();
        thread.Join();
        return found;
    }

    private static string Repeated(string piece, int count) => new StringBuilder(piece.Length * count).Insert(0, piece, count).ToString();
}
