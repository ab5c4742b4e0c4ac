using SplCompiler.Diagnostics;
using SplCompiler.Knowledge;
using SplCompiler.Runtime;
using SplCompiler.Sources;
using SplCompiler.Tests.Engines;

namespace SplCompiler.Tests.Sources;

/// <summary><c>iplocation</c> with a database in MaxMind's format, and without one.</summary>
public sealed class MaxMindLocationsTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void AnAddressHasThePlaceOfItsBlock()
    {
        File.WriteAllBytes(_file, GeoDatabase.Write("192.0.2.0", 24, new Dictionary<string, object>
        {
            ["city"] = Named("Linköping"),
            ["continent"] = Named("Europe"),
            ["country"] = Named("Sweden"),
            ["subdivisions"] = new List<object> { Named("Östergötland County") },
            ["location"] = new Dictionary<string, object> { ["latitude"] = 58.4167, ["longitude"] = 15.6167, ["time_zone"] = "Europe/Stockholm" },
        }));
        using MaxMindLocations locations = MaxMindLocations.Open(_file);
        var knowledge = KnowledgeBase.Empty with { HasLocations = true };
        SplCompilation rule = CompiledEngine.Compile("* | iplocation allfields=true src | table src City Country Region Continent Timezone lat lon", new CompilationOptions { Knowledge = knowledge });
        Assert.Empty(rule.Diagnostics);

        IReadOnlyList<string> rows = CompiledEngine.Run(
            CompiledEngine.Pack([rule], knowledge), [EventInput.FromBytes("e", "{\"src\":\"192.0.2.7\"}\n{\"src\":\"198.51.100.1\"}\n{\"src\":\"no address\"}\n"u8.ToArray())],
            new RunnerOptions { Events = EventOptions.Default with { TestInput = true }, Run = RunContext.Default with { Locations = locations } });
        Assert.Contains("""{"src":"192.0.2.7","City":"Linköping","Country":"Sweden","Region":"Östergötland County","Continent":"Europe","Timezone":"Europe/Stockholm","lat":58.4167,"lon":15.6167}""", rows);
        Assert.Contains("""{"src":"198.51.100.1"}""", rows);
        Assert.Contains("""{"src":"no address"}""", rows);
    }

    [Fact]
    public void AFileThatIsNoDatabaseIsRefused()
    {
        File.WriteAllText(_file, "no database");
        Assert.Throws<InvalidDataException>(() => MaxMindLocations.Open(_file));
    }

    [Fact]
    public void WithoutADatabaseTheOptionIsNamed()
    {
        Diagnostic warning = Assert.Single(CompiledEngine.Compile("search * | iplocation src | table src, City").Diagnostics);
        Assert.Equal("SPL3021", warning.Code);
        Assert.Contains("--geoip", Assert.Single(warning.Help), StringComparison.Ordinal);
    }

    private static Dictionary<string, object> Named(string name) => new() { ["names"] = new Dictionary<string, object> { ["en"] = name } };
}
