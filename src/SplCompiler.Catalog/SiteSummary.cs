namespace SplCompiler.Catalog;

/// <summary>What was written.</summary>
/// <param name="Pages">HTML files.</param>
/// <param name="Bytes">Of all files.</param>
/// <param name="LargestPage">Bytes of the largest HTML file.</param>
/// <param name="LargestPath">Its path inside the site.</param>
public sealed record SiteSummary(int Pages, long Bytes, long LargestPage, string LargestPath);
