using System.IO.Compression;

namespace SplCompiler.Runtime;

/// <summary>Opens an input and what is packed in it: gzip and zip by their first bytes, others by the decoders of the options.</summary>
internal static class Unpacker
{
    // Without it a gzip stream that is cut off ends like one that is whole, and what is lost is lost in silence.
    static Unpacker() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    /// <summary>The unpacked streams of an input, each to be read to its end before the next is asked for. Problems are reported, not thrown.</summary>
    public static IEnumerable<UnpackedInput> Unpack(EventInput input, EventOptions options, Action<InputProblem> onProblem)
    {
        Stream? stored = TryOpen(input.Path, input.Open, onProblem);
        if (stored is null)
            yield break;

        using (stored)
        {
            if (!TryPeek(input.Path, stored, onProblem, out Stream opened, out byte[] head))
                yield break;
            if (!head.AsSpan().StartsWith("PK\x03\x04"u8))
            {
                if (TryUnpack(input.Path, opened, stored, head, options, onProblem) is { } unpacked)
                    yield return unpacked;
                yield break;
            }

            ZipArchive? archive = TryArchive(input.Path, opened, onProblem);
            if (archive is null)
                yield break;
            using (archive)
            {
                foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => entry.Name.Length > 0))
                {
                    string path = $"{input.Path}!{entry.FullName}";
                    using Stream? content = TryOpen(path, entry.Open, onProblem);
                    if (content is null || !TryPeek(path, content, onProblem, out Stream inner, out byte[] innerHead))
                        continue;
                    if (TryUnpack(path, inner, stored, innerHead, options, onProblem) is { } unpacked)
                        yield return unpacked;
                }
            }
        }
    }

    private static UnpackedInput? TryUnpack(
        string path, Stream stream, Stream stored, byte[] head, EventOptions options, Action<InputProblem> onProblem)
    {
        if (head is [0x1f, 0x8b, ..])
            return new UnpackedInput(path, new GZipStream(stream, CompressionMode.Decompress), stored);
        if (options.Decoders.TryGetValue(Path.GetExtension(path), out Func<Stream, Stream>? decoder))
            return new UnpackedInput(path, decoder(stream), stored);

        string? reason = Refusal(head);
        if (reason is null)
            return new UnpackedInput(path, stream, stored);
        onProblem(new InputProblem(InputProblemKind.UnreadableInput, path, 0, 0, reason));
        return null;
    }

    private static string? Refusal(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("ElfF"u8))
            return "binary event logs (.evtx) cannot be read; export them as XML";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xb5, 0x2f, 0xfd]))
            return "no decoder for Zstandard data is set";
        return head.StartsWith("PK\x03\x04"u8) ? "an archive inside an archive is not opened" : null;
    }

    private static bool TryPeek(string path, Stream stream, Action<InputProblem> onProblem, out Stream whole, out byte[] head)
    {
        whole = stream;
        head = new byte[4];
        try
        {
            int count = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            head = head[..count];
            if (stream.CanSeek)
                stream.Position = 0;
            else
                whole = new PrefixedStream(head, stream);
            return true;
        }
        catch (Exception error) when (IsReadError(error))
        {
            onProblem(new InputProblem(InputProblemKind.UnreadableInput, path, 0, 0, error.Message));
            return false;
        }
    }

    private static ZipArchive? TryArchive(string path, Stream stream, Action<InputProblem> onProblem)
    {
        if (!stream.CanSeek)
        {
            onProblem(new InputProblem(InputProblemKind.UnreadableInput, path, 0, 0, "a zip archive can only be read from a file"));
            return null;
        }

        try
        {
            return new ZipArchive(stream, ZipArchiveMode.Read);
        }
        catch (InvalidDataException error)
        {
            onProblem(new InputProblem(InputProblemKind.UnreadableInput, path, 0, 0, error.Message));
            return null;
        }
    }

    private static Stream? TryOpen(string path, Func<Stream> open, Action<InputProblem> onProblem)
    {
        try
        {
            return open();
        }
        catch (Exception error) when (IsReadError(error))
        {
            onProblem(new InputProblem(InputProblemKind.UnreadableInput, path, 0, 0, error.Message));
            return null;
        }
    }

    /// <summary>True for what bad files and bad disks throw.</summary>
    public static bool IsReadError(Exception error) =>
        error is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException;
}

/// <summary>The bytes of one unpacked input.</summary>
/// <param name="Path">What messages call it.</param>
/// <param name="Stream">The bytes.</param>
/// <param name="Stored">The stored bytes that they come out of.</param>
internal sealed record UnpackedInput(string Path, Stream Stream, Stream Stored)
{
    /// <summary>How many stored bytes have been read so far; 0 when that cannot be told.</summary>
    public long StoredPosition => Stored.CanSeek ? Stored.Position : 0;
}
