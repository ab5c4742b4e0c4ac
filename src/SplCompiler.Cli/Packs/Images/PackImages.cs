using System.Text;

namespace SplCompiler.Cli.Packs.Images;

/// <summary>The images of packs in the cache folder. Safe under several runs at once: a file appears whole or not at all.</summary>
internal sealed class PackImages(string directory)
{
    /// <summary>The image, or null when there is none that can be read.</summary>
    public PackImage? Find(string key)
    {
        try
        {
            string path = PathOf(key);
            return File.Exists(path) ? PackImageReader.Read(File.ReadAllBytes(path)) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Keeps an image. A cache that cannot be written is no reason to fail.</summary>
    public void TryAdd(string key, PackImage image)
    {
        try
        {
            Directory.CreateDirectory(directory);
            string temporary = Path.Combine(directory, $"{key}.{Environment.ProcessId}.{Guid.NewGuid():N}.tmp");
            File.WriteAllBytes(temporary, PackImageWriter.Write(image));
            File.Move(temporary, PathOf(key), overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next run compiles again.
        }
    }

    private string PathOf(string key) => Path.Combine(directory, key + ".pack");
}
