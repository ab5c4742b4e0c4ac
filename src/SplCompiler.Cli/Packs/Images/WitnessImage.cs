using System.Collections.Immutable;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Packs.Images;

/// <summary>The witness of a rule in the image of its pack.</summary>
internal static class WitnessImage
{
    public static void Write(BinaryWriter writer, RuleWitness witness)
    {
        WriteTexts(writer, witness.Fields.Names);
        WriteTexts(writer, witness.Fields.Wildcards);
        writer.Write(witness.Texts.Length);
        foreach (ImmutableArray<string> set in witness.Texts)
            WriteTexts(writer, set);
        writer.Write(witness.SeeksMessage);
        Write(writer, witness.Route);
        writer.Write(witness.IsSilentWithoutEvents);
    }

    public static RuleWitness Read(BinaryReader reader) =>
        new(new FieldSet(ReadTexts(reader), ReadTexts(reader)), PackImageReader.ReadAll(reader, ReadTexts), reader.ReadBoolean(), ReadRoute(reader), reader.ReadBoolean());

    private static void Write(BinaryWriter writer, RouteTest test)
    {
        writer.Write((byte)test.Kind);
        writer.Write(test.Field);
        writer.Write(test.Text);
        writer.Write(test.IsOwn);
        writer.Write(test.Parts.Length);
        foreach (RouteTest part in test.Parts)
            Write(writer, part);
    }

    private static RouteTest ReadRoute(BinaryReader reader)
    {
        var (kind, field, text, isOwn) = ((RouteTestKind)reader.ReadByte(), reader.ReadString(), reader.ReadString(), reader.ReadBoolean());
        return new RouteTest(kind, field, text, PackImageReader.ReadAll(reader, ReadRoute)) { IsOwn = isOwn };
    }

    private static void WriteTexts(BinaryWriter writer, ImmutableArray<string> texts)
    {
        writer.Write(texts.Length);
        foreach (string text in texts)
            writer.Write(text);
    }

    private static ImmutableArray<string> ReadTexts(BinaryReader reader) => PackImageReader.ReadAll(reader, static from => from.ReadString());
}
