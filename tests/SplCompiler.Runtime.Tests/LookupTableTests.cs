using System.Globalization;
using Xunit;

namespace SplCompiler.Runtime.Tests;

public sealed class LookupTableTests
{
    private static string Found(string csv, LookupRules rules, string column, string output, params string[] keys)
    {
        SplValue key = keys.Length == 1 && double.TryParse(keys[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? SplValue.FromNumber(number)
            : SplValue.FromMany([.. keys.Select(SplValue.FromText)]);
        return LookupTable.FromCsv(csv, rules).Match([column], [key])?[output] is { } found
            ? string.Join(' ', Enumerable.Range(0, found.Count).Select(i => found[i].Text))
            : "nothing";
    }

    [Theory]
    [InlineData("cmd.exe", "shell")]
    [InlineData("CMD.EXE", "shell")]
    [InlineData("powershell.exe", "power any")]
    [InlineData("notepad", "nothing")]
    public void CellsOfAWildcardColumnArePatterns(string key, string found) => Assert.Equal(
        found, Found("name,kind\ncmd.exe,shell\npower*,power\n*shell.exe,any\n", new LookupRules { Wildcards = ["name"], IgnoresCase = true }, "name", "kind", key));

    [Theory]
    [InlineData("10.1.2.3", "ten one")]
    [InlineData("192.168.0.7", "host")]
    [InlineData("8.8.8.8", "nothing")]
    [InlineData("no address", "nothing")]
    public void CellsOfABlockColumnAreBlocksOfAddresses(string key, string found) => Assert.Equal(
        found, Found("net,zone\n10.0.0.0/8,ten\n10.1.0.0/16,one\n192.168.0.7,host\n", new LookupRules { Blocks = ["net"] }, "net", "zone", key));

    [Fact]
    public void CaseCountsUnlessTheDefinitionSaysOtherwise()
    {
        Assert.Equal("nothing", Found("a,b\nX,1\n", LookupRules.Exact, "a", "b", "x"));
        Assert.Equal("1", Found("a,b\nX,1\n", new LookupRules { IgnoresCase = true }, "a", "b", "x"));
    }

    [Fact]
    public void TheDefaultFillsUpToTheLeastNumberOfMatches()
    {
        var rules = new LookupRules { Default = "false", MinMatches = 1 };
        Assert.Equal("false", Found("a,b\nx,1\n", rules, "a", "b", "y"));
        Assert.Equal("1", Found("a,b\nx,1\n", rules, "a", "b", "x"));
        Assert.Equal("nothing", Found("a,b\nx,1\n", rules with { MinMatches = 0 }, "a", "b", "y"));
    }

    [Fact]
    public void NoMoreRowsThanTheDefinitionAllowsAndAnyOfSeveralValuesMayMatch()
    {
        Assert.Equal("1 2", Found("a,b\nx,1\nx,2\nx,3\n", new LookupRules { MaxMatches = 2 }, "a", "b", "x"));
        Assert.Equal("1 3", Found("a,b\nx,1\ny,2\nz,3\n", LookupRules.Exact, "a", "b", "z", "x"));
    }

    [Fact]
    public void OfATableWithTimesTheRowNearestBeforeTheEventHolds()
    {
        var rules = new LookupRules { TimeColumn = "t", MaxMatches = 1, MaxOffset = 100 };
        const string Csv = "t,owner\n100,a\n200,b\n300,c\n";
        Assert.Equal("b", Found(Csv, rules, "t", "owner", "250"));
        Assert.Equal("c", Found(Csv, rules, "t", "owner", "300"));
        Assert.Equal("nothing", Found(Csv, rules, "t", "owner", "90"));
        Assert.Equal("nothing", Found(Csv, rules, "t", "owner", "500"));
    }

    [Fact]
    public void ARowWithTooManyCellsIsReportedAndLeftOut()
    {
        var problems = new List<string>();
        var table = LookupTable.FromCsv("a,b\n1,2,3\n\"x\ny\",2\n3\n", onRagged: (row, text) => problems.Add($"{row} {text}"));
        Assert.Equal(["1 row 1 has 3 cells, the table has 2 columns", "3 row 3 has 1 cells, the table has 2 columns"], problems);
        Assert.Equal(["x\ny", "3"], table.Rows.Select(row => row["a"].Text));
    }

    [Fact]
    public void AMillionRowsAreFoundByIndex()
    {
        string csv = "id,name\n" + string.Concat(Enumerable.Range(0, 1_000_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"k{i},n{i}\n")));
        Assert.Equal("n999999", Found(csv, LookupRules.Exact, "id", "name", "k999999"));
    }
}
