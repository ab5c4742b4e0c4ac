using System.Security.Cryptography;
using System.Text;
using SplCompiler.Emission;

namespace SplCompiler.Roslyn;

/// <summary>Keeps compiled assemblies on disk by what they were made of. Safe under several runs at once: a file appears whole or not at all.</summary>
public sealed class CompilationCache(string directory)
{
    /// <summary><c>splc</c> in the user's cache folder: XDG_CACHE_HOME, ~/.cache, or the local application data of Windows.</summary>
    public static string DefaultDirectory
    {
        get
        {
            string? cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
            if (string.IsNullOrEmpty(cache))
            {
                cache = OperatingSystem.IsWindows()
                    ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                    : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
            }

            return Path.Combine(cache, "splc");
        }
    }

    /// <summary>64 hexadecimal digits: the texts, the runtime they are bound to, and the C# compiler.</summary>
    /// <remarks>Macros and knowledge need no part of their own: the generated text is what came out of them.</remarks>
    public static string KeyOf(IEnumerable<GeneratedSource> sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, CompilerIdentity.Runtime.ToString());
        Append(hash, CompilerIdentity.Compiler.ToString());
        foreach (GeneratedSource source in sources)
        {
            Append(hash, source.Name.FullName);
            Append(hash, source.Text);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The cached assembly, or null.</summary>
    public byte[]? Find(string key)
    {
        string path = PathOf(key);
        try
        {
            return File.Exists(path) ? File.ReadAllBytes(path) : null;
        }
        catch (IOException)
        {
            // Another run is replacing it: compile again rather than wait.
            return null;
        }
    }

    /// <summary>True when the C# compiler had nothing against these texts, whether or not their assembly was kept.</summary>
    public bool IsAccepted(string key) => File.Exists(PathOf(key)) || File.Exists(VerdictOf(key));

    /// <summary>Adds an assembly. A cache that cannot be written is no reason to fail: the next run compiles again.</summary>
    public bool TryAdd(string key, ReadOnlySpan<byte> image) => TryWrite(key, image, PathOf(key));

    /// <summary>Keeps that the C# compiler had nothing against these texts.</summary>
    public bool TryAccept(string key) => TryWrite(key, [], VerdictOf(key));

    private bool TryWrite(string key, ReadOnlySpan<byte> content, string path)
    {
        try
        {
            Directory.CreateDirectory(directory);
            string temporary = Path.Combine(directory, $"{key}.{Environment.ProcessId}.{Guid.NewGuid():N}.tmp");
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, path, overwrite: true);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private string PathOf(string key) => Path.Combine(directory, key + ".dll");

    private string VerdictOf(string key) => Path.Combine(directory, key + ".accepted");

    private static void Append(IncrementalHash hash, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
