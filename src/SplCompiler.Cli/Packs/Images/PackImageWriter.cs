using System.Collections.Immutable;
using SplCompiler.Analysis;
using SplCompiler.Cli.Scheduling;
using SplCompiler.Roslyn.Listing;

namespace SplCompiler.Cli.Packs.Images;

/// <summary>Writes images of packs as length-prefixed fields, in the order in which <see cref="PackImageReader"/> reads them.</summary>
/// <remarks>Why not JSON: setting up a serializer takes a third of the time that a run with everything in the cache may take.</remarks>
internal static class PackImageWriter
{
    public static byte[] Write(PackImage image)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        WriteAll(writer, image.Listing.Rules, Write);
        WriteAll(writer, image.Listing.Knowledge, Write);
        WriteAll(writer, image.Filters, Write);
        WriteAll(writer, image.Ranges, Write);
        WriteAll(writer, image.Errors, Write);
        writer.Write(image.Refused);
        writer.Write(image.ExitCode);
        writer.Write(image.ReadsEvents);
        WriteAll(writer, image.Notes, Write);
        writer.Write(image.TimeZone);
        writer.Flush();
        return bytes.ToArray();
    }

    private static void Write(BinaryWriter writer, ListedRule rule)
    {
        writer.Write(rule.Path);
        WriteOptional(writer, rule.Id);
        WriteOptional(writer, rule.Title);
        WriteOptional(writer, rule.Stanza);
        Write(writer, rule.Class);
        writer.Write(rule.Witness is not null);
        if (rule.Witness is { } witness)
            WitnessImage.Write(writer, witness);
    }

    private static void Write(BinaryWriter writer, ListedClass listed)
    {
        writer.Write(listed.Name);
        writer.Write(listed.Shard);
    }

    private static void Write(BinaryWriter writer, FilterOutline filter)
    {
        writer.Write((byte)filter.Kind);
        WriteAll(writer, filter.Parts, Write);
        WriteAll(writer, filter.Fields, Write);
        writer.Write(filter.MissingIsFalse);
        Write(writer, filter.Test);
        writer.Write(filter.Text);
        WriteOptional(writer, filter.Bound?.Time);
        writer.Write(filter.Bound is { IsEnd: true });
    }

    private static void Write(BinaryWriter writer, RuleRange range)
    {
        WriteOptional(writer, range.Earliest);
        WriteOptional(writer, range.Latest);
        writer.Write(range.IsInSearch);
        writer.Write(range.IsMixed);
    }

    private static void Write(BinaryWriter writer, PlainTest? test)
    {
        writer.Write(test is not null);
        if (test is null)
            return;
        writer.Write((byte)test.Kind);
        writer.Write(test.Text);
        WriteAll(writer, test.Parts, Write);
    }

    private static void Write(BinaryWriter writer, string text) => writer.Write(text);

    private static void WriteOptional(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
            writer.Write(text);
    }

    private static void WriteAll<T>(BinaryWriter writer, ImmutableArray<T> items, Action<BinaryWriter, T> write)
    {
        writer.Write(items.Length);
        foreach (T item in items)
            write(writer, item);
    }
}
