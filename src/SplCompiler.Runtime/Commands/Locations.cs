namespace SplCompiler.Runtime;

/// <summary>The fields of <c>iplocation</c>, of each value of an address field.</summary>
/// <remarks>Source: Search Reference, "iplocation". What is asked again of the same address costs a look at the last answer.</remarks>
public static class Locations
{
    [ThreadStatic]
    private static (IGeoLocations Source, string Address, GeoLocation? Location) s_last;

    public static SplValue City(IGeoLocations source, SplValue address) => Of(source, address, location => location.City);

    public static SplValue Continent(IGeoLocations source, SplValue address) => Of(source, address, location => location.Continent);

    public static SplValue Country(IGeoLocations source, SplValue address) => Of(source, address, location => location.Country);

    public static SplValue MetroCode(IGeoLocations source, SplValue address) => Of(source, address, location => location.MetroCode);

    public static SplValue Region(IGeoLocations source, SplValue address) => Of(source, address, location => location.Region);

    public static SplValue Timezone(IGeoLocations source, SplValue address) => Of(source, address, location => location.TimeZone);

    public static SplValue Latitude(IGeoLocations source, SplValue address) => Of(source, address, location => location.Latitude);

    public static SplValue Longitude(IGeoLocations source, SplValue address) => Of(source, address, location => location.Longitude);

    private static SplValue Of(IGeoLocations source, SplValue address, Func<GeoLocation, SplValue> field) =>
        address.Each(one => Find(source, one.Text!) is { } location ? field(location) : SplValue.Null);

    private static GeoLocation? Find(IGeoLocations source, string address)
    {
        if (!ReferenceEquals(s_last.Source, source) || !string.Equals(s_last.Address, address, StringComparison.Ordinal))
            s_last = (source, address, source.Find(address));
        return s_last.Location;
    }
}
