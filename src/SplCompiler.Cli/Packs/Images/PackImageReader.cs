using System.Collections.Immutable;
using SplCompiler.Analysis;
using SplCompiler.Cli.Scheduling;
using SplCompiler.Roslyn.Listing;

namespace SplCompiler.Cli.Packs.Images;

/// <summary>Reads what <see cref="PackImageWriter"/> wrote; the name of the file says by which version of the program.</summary>
internal static class PackImageReader
{
    /// <exception cref="EndOfStreamException">The file is cut short.</exception>
    public static PackImage Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        return new PackImage(
            new PackListing(ReadAll(reader, ReadRule), ReadAll(reader, ReadClass)),
            ReadAll(reader, ReadFilter),
            ReadAll(reader, ReadRange),
            ReadAll(reader, ReadText),
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadBoolean(),
            ReadAll(reader, ReadText),
            reader.ReadString());
    }

    private static ListedRule ReadRule(BinaryReader reader) =>
        new(reader.ReadString(), ReadOptional(reader), ReadOptional(reader), ReadOptional(reader), ReadClass(reader), reader.ReadBoolean() ? WitnessImage.Read(reader) : null);

    private static ListedClass ReadClass(BinaryReader reader) => new(reader.ReadString(), reader.ReadString());

    private static FilterOutline ReadFilter(BinaryReader reader) =>
        new((FilterKind)reader.ReadByte(), ReadAll(reader, ReadFilter), ReadAll(reader, ReadText), reader.ReadBoolean(), ReadTest(reader)) { Text = reader.ReadString(), Bound = ReadBound(reader) };

    private static TimeBound? ReadBound(BinaryReader reader)
    {
        (string? time, bool isEnd) = (ReadOptional(reader), reader.ReadBoolean());
        return time is null ? null : new TimeBound(isEnd, time);
    }

    private static RuleRange ReadRange(BinaryReader reader) => new(ReadOptional(reader), ReadOptional(reader), reader.ReadBoolean(), reader.ReadBoolean());

    private static PlainTest? ReadTest(BinaryReader reader) =>
        reader.ReadBoolean() ? new PlainTest((PlainTestKind)reader.ReadByte(), reader.ReadString(), ReadAll(reader, ReadTest)) : null;

    private static string ReadText(BinaryReader reader) => reader.ReadString();

    private static string? ReadOptional(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    // No capacity from the file: a broken length must not ask for memory.
    internal static ImmutableArray<T> ReadAll<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        int count = reader.ReadInt32();
        var items = new List<T>();
        for (int i = 0; i < count; i++)
            items.Add(read(reader));
        return [.. items];
    }
}
