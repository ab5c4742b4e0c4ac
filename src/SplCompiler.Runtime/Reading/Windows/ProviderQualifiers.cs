namespace SplCompiler.Runtime;

/// <summary>Providers whose event records carry <c>Qualifiers</c>, which shippers drop: <c>&lt;EventID Qualifiers='16384'&gt;7045&lt;/EventID&gt;</c>.</summary>
internal static class ProviderQualifiers
{
    /// <summary>The attribute's text; empty when the provider's records have none.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> provider) =>
        provider.SequenceEqual("Service Control Manager"u8) ? "16384"u8 : default;
}
