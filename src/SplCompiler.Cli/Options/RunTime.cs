using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Packs;
using SplCompiler.Diagnostics;
using SplCompiler.Knowledge;
using SplCompiler.Roslyn.Lookups;
using SplCompiler.Runtime;
using SplCompiler.Sources;

namespace SplCompiler.Cli.Options;

/// <summary>What <c>--now</c> means for a run.</summary>
internal static class RunTime
{
    /// <summary>Time, zone and lookups of a run that reads no input to find them.</summary>
    /// <exception cref="UsageException"><c>--now</c> is no time.</exception>
    public static RunContext Of(Invocation call, LoadedPack pack) => Of(call, pack.TimeZone, () => pack.Knowledge);

    /// <summary>The same, with knowledge that is loaded when a rule looks something up.</summary>
    /// <exception cref="UsageException"><c>--now</c> is no time.</exception>
    public static RunContext Of(Invocation call, TimeZoneInfo zone, Func<KnowledgeBase> knowledge)
    {
        var lookups = new AppLookups(knowledge, CsvTables.Read, problem => call.Warn(Descriptors.BadLookupTable, problem), Names(call));
        RunContext clock = RunContext.Default with
        {
            TimeZone = zone,
            Lookups = lookups,
            Writer = call.Get(call.Shared.LookupOut) is { } folder ? new LookupFolder(folder, lookups) : NoLookupWriter.Instance,
            Locations = Locations(call.Get(call.Shared.GeoIp)),
        };
        string? text = call.Get(call.Shared.Now);
        return text is null or "data" ? clock : clock with { Now = WholeSecond(TimeText.Parse("--now", text, clock)) };
    }

    private static INameResolver? Names(Invocation call) =>
        call.Get(call.Shared.AllowNetwork) ? call.Engines.Names(problem => call.Warn(Descriptors.NameUnanswered, problem)) : null;

    /// <exception cref="UsageException">The file is no database.</exception>
    private static IGeoLocations Locations(string? path)
    {
        try
        {
            // Mapped into memory until the process ends.
            return path is null ? NoGeoLocations.Instance : MaxMindLocations.Open(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new UsageException($"--geoip cannot read `{path}`: {error.Message}");
        }
    }

    public static bool IsOfData(Invocation call) => call.Get(call.Shared.Now) == "data";

    /// <summary>The newest time of the input, rounded up to the second: no event may be later than <c>now()</c>.</summary>
    public static RunContext OfData(IPackRunner runner, RunRequest request, Invocation call)
    {
        if (runner.Times(request, call.Cancellation) is { } times)
            return request.Run with { Now = WholeSecond(new SplTime(times.Newest.Microseconds + 999_999)) };
        call.Note("note: no event has a time, so --now data is the wall clock");
        return request.Run;
    }

    private static SplTime WholeSecond(SplTime time) => new((long)Math.Floor(time.Microseconds / 1_000_000.0) * 1_000_000);
}
