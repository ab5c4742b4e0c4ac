using System.Text;

namespace SplCompiler.Catalog;

/// <summary>Writes the files of a site, and counts them.</summary>
internal sealed class SiteWriter(string folder)
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Lock _lock = new();
    private SiteSummary _summary = new(0, 0, 0, "");

    public SiteSummary Summary => _summary;

    /// <param name="path">Relative, with <c>/</c>.</param>
    /// <param name="text">The whole file.</param>
    public void Write(string path, string text) => Write(path, s_utf8.GetBytes(text));

    /// <inheritdoc cref="Write(string, string)"/>
    public void Write(string path, byte[] bytes)
    {
        string file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        bool isPage = path.EndsWith(".html", StringComparison.Ordinal);
        lock (_lock)
        {
            _summary = _summary with { Pages = _summary.Pages + (isPage ? 1 : 0), Bytes = _summary.Bytes + bytes.Length };
            if (isPage && bytes.Length > _summary.LargestPage)
                _summary = _summary with { LargestPage = bytes.Length, LargestPath = path };
        }
    }
}
