namespace SplCompiler.Runtime;

/// <summary>Where addresses are: the data of <c>iplocation</c>.</summary>
/// <remarks>Used by all workers at once.</remarks>
public interface IGeoLocations
{
    /// <summary>Where the address is; null for private and unknown addresses and for text that is none.</summary>
    GeoLocation? Find(string address);
}

/// <summary>What is known of an address. Null is unknown.</summary>
/// <remarks>Source: Search Reference, "iplocation".</remarks>
public sealed record GeoLocation
{
    public string? City { get; init; }

    public string? Continent { get; init; }

    public string? Country { get; init; }

    /// <summary>Degrees north.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east.</summary>
    public double? Longitude { get; init; }

    public string? MetroCode { get; init; }

    public string? Region { get; init; }

    public string? TimeZone { get; init; }
}

/// <summary>A run without geographic data.</summary>
public sealed class NoGeoLocations : IGeoLocations
{
    public static NoGeoLocations Instance { get; } = new();

    public GeoLocation? Find(string address) => null;
}
