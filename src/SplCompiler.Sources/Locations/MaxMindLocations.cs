using System.Net;
using MaxMind.Db;
using SplCompiler.Runtime;

namespace SplCompiler.Sources;

/// <summary>Where addresses are, from a database in MaxMind's format: GeoLite2 City, GeoIP2 City, DB-IP and others.</summary>
public sealed class MaxMindLocations : IGeoLocations, IDisposable
{
    private const string Language = "en";

    private readonly Reader _reader;

    private MaxMindLocations(Reader reader) => _reader = reader;

    /// <summary>Opens a database file.</summary>
    /// <exception cref="InvalidDataException">The file is no such database.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static MaxMindLocations Open(string path)
    {
        try
        {
            return new MaxMindLocations(new Reader(path));
        }
        catch (InvalidDatabaseException error)
        {
            throw new InvalidDataException($"it is no database in MaxMind's format: {error.Message}");
        }
    }

    public GeoLocation? Find(string address)
    {
        if (!IPAddress.TryParse(address.Trim(), out IPAddress? parsed) || _reader.Find<Dictionary<string, object>>(parsed) is not { } record)
            return null;
        Dictionary<string, object>? location = Map(record, "location");
        Dictionary<string, object>? region = record.GetValueOrDefault("subdivisions") is List<object> { Count: > 0 } parts ? parts[0] as Dictionary<string, object> : null;
        return new GeoLocation
        {
            City = Name(Map(record, "city")),
            Continent = Name(Map(record, "continent")),
            Country = Name(Map(record, "country") ?? Map(record, "registered_country")),
            Region = Name(region),
            Latitude = location?.GetValueOrDefault("latitude") as double?,
            Longitude = location?.GetValueOrDefault("longitude") as double?,
            MetroCode = location?.GetValueOrDefault("metro_code")?.ToString(),
            TimeZone = location?.GetValueOrDefault("time_zone") as string,
        };
    }

    public void Dispose() => _reader.Dispose();

    private static Dictionary<string, object>? Map(Dictionary<string, object> record, string member) => record.GetValueOrDefault(member) as Dictionary<string, object>;

    private static string? Name(Dictionary<string, object>? place) => place is null ? null : Map(place, "names")?.GetValueOrDefault(Language) as string;
}
