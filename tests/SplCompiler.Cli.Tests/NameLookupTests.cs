using System.Collections.Concurrent;
using SplCompiler.Runtime;
using Xunit;

namespace SplCompiler.Cli.Tests;

/// <summary>The lookup <c>dnslookup</c>: without data, from a table, and from a resolver that the user allows.</summary>
public sealed class NameLookupTests : IDisposable
{
    private const string Rule = "src=* | lookup dnslookup clientip AS src OUTPUT clienthost AS name | table src, name";

    private readonly Workbench _bench = new() { IsReal = true };
    private readonly Phonebook _names = new();

    public NameLookupTests()
    {
        _bench.Names = _names;
        _bench.Write("rules/rule.spl", Rule);
        _bench.Write("events.ndjson", string.Concat(Enumerable.Range(0, 50).Select(i => $"{{\"src\":\"192.0.2.{i % 2}\"}}\n")));
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void WithoutDataBothWaysToItAreNamed()
    {
        CommandLineRun run = Run();
        Assert.StartsWith("""{"rule":"rule.spl","id":null,"title":"rule","row":{"src":"192.0.2.0"}}""", run.Output, StringComparison.Ordinal);
        Assert.Contains("note: no data for dnslookup: these lookups match nothing", run.Error, StringComparison.Ordinal);
        Assert.Contains("note: put `dnslookup.csv` with the columns clienthost and clientip into the `lookups` of an app, or let the run ask the system's resolver with --allow-network", run.Error, StringComparison.Ordinal);
        Assert.Empty(_names.Asked);
        Assert.Contains("SPL3020", _bench.Run("check", _bench.PathOf("rules")).Error + _bench.Run("check", _bench.PathOf("rules")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ATableOfAnAppAnswers()
    {
        _bench.Write("app/lookups/dnslookup.csv", "clienthost,clientip\nfile.example,192.0.2.0\n");
        foreach (string[] more in new string[][] { [], ["--allow-network"] })
        {
            CommandLineRun run = Run(["--app", _bench.PathOf("app"), .. more]);
            Assert.Contains("\"src\":\"192.0.2.0\",\"name\":\"file.example\"", run.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("no data for dnslookup", run.Error, StringComparison.Ordinal);
        }

        Assert.Empty(_names.Asked);
    }

    [Fact]
    public void AResolverThatIsAllowedIsAskedOnceForEachAddress()
    {
        _names.Names["192.0.2.0"] = "h0.example";
        // The second run takes the pack from the cache.
        for (int i = 0; i < 2; i++)
        {
            _names.Asked.Clear();
            CommandLineRun run = Run("--allow-network");
            string[] rows = run.Output.TrimEnd().Split('\n');
            Assert.Equal(50, rows.Length);
            Assert.Equal(25, rows.Count(row => row.EndsWith("\"row\":{\"src\":\"192.0.2.0\",\"name\":\"h0.example\"}}", StringComparison.Ordinal)));
            Assert.Equal(25, rows.Count(row => row.EndsWith("\"row\":{\"src\":\"192.0.2.1\"}}", StringComparison.Ordinal)));
            Assert.Equal(["192.0.2.0", "192.0.2.1"], _names.Asked.Order());
            Assert.DoesNotContain("no data for dnslookup", run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("| makeresults | eval clienthost=\"h0.example\" | lookup dnslookup clienthost OUTPUT clientip | table clientip", """{"clientip":["192.0.2.0","192.0.2.9"]}""")]
    [InlineData("| makeresults | eval ip=\"192.0.2.0\", host=\"H0.example\" | lookup dnslookup clientip AS ip, clienthost AS host OUTPUT clienthost AS found | table found", """{"found":"h0.example"}""")]
    [InlineData("| makeresults | eval ip=\"192.0.2.0\", host=\"other\" | lookup dnslookup clientip AS ip, clienthost AS host OUTPUT clienthost AS found | table ip, found", """{"ip":"192.0.2.0"}""")]
    [InlineData("| makeresults | eval ip=mvappend(\"192.0.2.0\", \"192.0.2.1\") | lookup dnslookup clientip AS ip OUTPUT clienthost | table clienthost", """{"clienthost":"h0.example"}""")]
    [InlineData("| inputlookup dnslookup", "")]
    public void QuestionsGoBothWays(string spl, string row)
    {
        _names.Names["192.0.2.0"] = "h0.example";
        _names.Names["192.0.2.9"] = "h0.example";
        Assert.Equal(row, _bench.Run("query", spl, "--allow-network", "--jobs", "1").Output.TrimEnd());
    }

    private CommandLineRun Run(params string[] more) => _bench.Run(["run", _bench.PathOf("rules"), "--input", _bench.PathOf("events.ndjson"), .. more]);

    private sealed class Phonebook : INameResolver
    {
        public SortedDictionary<string, string> Names { get; } = new(StringComparer.Ordinal);

        public ConcurrentBag<string> Asked { get; } = [];

        public string? NameOf(string address)
        {
            Asked.Add(address);
            return Names.GetValueOrDefault(address);
        }

        public IReadOnlyList<string> AddressesOf(string name)
        {
            Asked.Add(name);
            return [.. Names.Where(entry => entry.Value == name).Select(entry => entry.Key)];
        }
    }
}
