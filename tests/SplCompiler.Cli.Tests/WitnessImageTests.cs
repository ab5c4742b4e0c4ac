using SplCompiler.Cli.Packs.Images;
using SplCompiler.Runtime;
using Xunit;

namespace SplCompiler.Cli.Tests;

/// <summary>What the image of a pack says of a rule is what the compiler said.</summary>
public sealed class WitnessImageTests
{
    [Fact]
    public void AWitnessIsReadAsItWasWritten()
    {
        RouteTest route = RouteTest.Of(RouteTestKind.All,
        [
            RouteTest.Of(RouteTestKind.Equals, "source", "über") with { IsOwn = true },
            RouteTest.Of(RouteTestKind.Not, [RouteTest.Of(RouteTestKind.Record, text: "4688")]),
        ]);
        var witness = new RuleWitness(new FieldSet(["source", "user"], ["process_*"]), [["rundll32"], ["<dll", "ocx>"]], SeeksMessage: true, route, IsSilentWithoutEvents: true);
        RuleWitness read = RoundTrip(witness);
        Assert.Equal<IEnumerable<string>>(witness.Fields.Names, read.Fields.Names);
        Assert.Equal<IEnumerable<string>>(witness.Fields.Wildcards, read.Fields.Wildcards);
        Assert.Equal(["rundll32", "<dll ocx>"], read.Texts.Select(set => string.Join(' ', set)));
        Assert.Equal((true, true), (read.SeeksMessage, read.IsSilentWithoutEvents));
        Assert.Equal(Show(route), Show(read.Route));
    }

    private static RuleWitness RoundTrip(RuleWitness witness)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        WitnessImage.Write(writer, witness);
        writer.Flush();
        bytes.Position = 0;
        using var reader = new BinaryReader(bytes);
        return WitnessImage.Read(reader);
    }

    private static string Show(RouteTest test) => $"{test.Kind} {test.Field} {test.Text} {test.IsOwn} [{string.Join(", ", test.Parts.Select(Show))}]";
}
