using System.Text;
using SplCompiler.Diagnostics;

namespace SplCompiler.Rules;

/// <summary>Opens the text files of rules and apps: UTF-8, or UTF-16 and UTF-32 that say so with a byte order mark.</summary>
internal static class TextFiles
{
    // A rule pack may come from anywhere: a huge file must not take the memory of the compiler.
    private const long MaximumBytes = 32 * 1024 * 1024;

    /// <summary>Reads a file, or says as SPL4001 why it cannot be read. The byte order mark is no part of the text.</summary>
    /// <param name="path">Where the file is.</param>
    /// <param name="shownPath">How diagnostics name it.</param>
    /// <param name="file">The file, or null.</param>
    public static Diagnostic? TryRead(string path, string shownPath, out SourceFile? file)
    {
        file = null;
        try
        {
            if (Directory.Exists(path))
                return Unreadable(shownPath, "it is a folder");
            if (new FileInfo(path) is { Exists: true, Length: > MaximumBytes })
                return Unreadable(shownPath, $"it is larger than {MaximumBytes / (1024 * 1024)} MB");

            string text = Decode(File.ReadAllBytes(path));
            if (text.Contains('\0'))
                return Unreadable(shownPath, "it holds NUL characters, so it is no text");
            file = new SourceFile(shownPath, text);
            return null;
        }
        catch (DecoderFallbackException)
        {
            return Unreadable(shownPath, "it is no valid UTF-8", "save the file as UTF-8");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Unreadable(shownPath, "there is no such file", "check the path; it is relative to the current folder");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return Unreadable(shownPath, exception.Message.TrimEnd('.'));
        }
    }

    /// <summary>SPL4001 for a path, with its reason.</summary>
    public static Diagnostic Unreadable(string shownPath, string reason, string? help = null) =>
        new(Descriptors.UnreadableFile, $"cannot read `{shownPath}`: {reason}", FileSpan.WholeFile(shownPath), reason)
        {
            Help = help is null ? [] : [help],
        };

    /// <summary>A path as diagnostics write it.</summary>
    public static string Shown(string path)
    {
        string shown = path.Replace('\\', '/');
        return shown.StartsWith("./", StringComparison.Ordinal) && shown.Length > 2 ? shown[2..] : shown;
    }

    private static string Decode(byte[] bytes)
    {
        ReadOnlySpan<byte> span = bytes;
        foreach (Encoding encoding in Encodings)
        {
            if (span.StartsWith(encoding.Preamble))
                return encoding.GetString(span[encoding.Preamble.Length..]);
        }

        return StrictUtf8.GetString(span);
    }

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // UTF-32 before UTF-16: its little-endian mark begins with UTF-16's.
    private static readonly Encoding[] Encodings =
    [
        new UTF8Encoding(true, true), new UTF32Encoding(false, true, true), new UTF32Encoding(true, true, true),
        new UnicodeEncoding(false, true, true), new UnicodeEncoding(true, true, true),
    ];
}
