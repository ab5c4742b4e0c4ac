using System.Text;
using CsCheck;
using Xunit;

namespace SplCompiler.Runtime.Tests.Reading;

/// <summary>The places of quotes that are found for many bytes at once are those that a look at each byte finds.</summary>
public sealed class QuoteIndexTests
{
    private static readonly string[] Pieces = ["\"", "\\", "\\\\", "\n", "\r\n", "a", "®", "\":\"", "\",\"", "\\\"", "\n\n\n"];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.OneOf(Pieces.Select(Gen.Const).ToArray()),
        Gen.Int[0, 150].Select(length => new string('x', length)),
        Gen.Int[0, 70].Select(length => new string('\\', length)),
        Gen.Int[0, 70].Select(length => new string('"', length))).Array[0, 80].Select(string.Concat);

    [Fact]
    public void PlacesAreThoseOfQuotesThatAreNotEscapedAndOfLineBreaks() =>
        Gen.Select(Texts, Gen.Int[1, 4]).Sample((text, step) => Check(new QuoteIndex(), Encoding.UTF8.GetBytes(text + "\n"), step), iter: 20_000);

    [Fact]
    public void OneIndexServesManyChunks()
    {
        var index = new QuoteIndex();
        foreach (string text in (string[])["{\"a\":\"\\", new string('"', 5000), "\"", "é"])
            Check(index, Encoding.UTF8.GetBytes(text + "\n"), 1);
    }

    /// <summary>Lines of events, most of them changed somewhere.</summary>
    private static readonly Gen<string> Lines = Gen.Select(
        Gen.OneOf(Events.Select(Gen.Const).ToArray()), Gen.Int[0, 80], Gen.OneOf([.. Pieces.Select(Gen.Const), Gen.Const(""), Gen.Const("12"), Gen.Const("\xFF")]), Gen.Bool,
        (line, at, piece, whole) => whole ? line : line[..Math.Min(at, line.Length)] + piece + line[Math.Min(at + piece.Length, line.Length)..]);

    private static string[] Events =>
    [
        """{"a":"x","b":12,"c":"C:\\temp\\","d":"say \"hi\""}""",
        """{"a":"x","b":-1.5,"c":null,"d":true}""",
        """{ "a" : "x" , "n": {"a":"1","l":["x","y",3]}, "d":"" }""",
        """{"k\"ey":"x","a":"é","long name of a member that is longer than a node":"1"}""",
        "",
    ];

    [Fact]
    public void EventsAndProblemsAreTheSameWithoutTheIndex() => Lines.Array[1, 30].Sample(
        lines =>
        {
            byte[] input = Encoding.Latin1.GetBytes(string.Join('\n', lines));
            var with = new ProbeOptions { Wildcards = ["*"], Events = new EventOptions { Format = InputFormat.Ndjson } };
            var without = new ProbeOptions { Wildcards = ["*"], Events = new EventOptions { Format = InputFormat.Ndjson, UsesQuoteIndex = false } };
            Assert.Equal(Probe.Read(input, without, "_raw"), Probe.Read(input, with, "_raw"));
            Assert.Equal(without.Problems, with.Problems);
        },
        iter: 1_500);

    /// <summary>An event may be so long that the places of its quotes would take too much memory.</summary>
    [Fact]
    public void LongerChunksAreReadWithoutPlaces()
    {
        byte[] line = new byte[QuoteIndex.MaxLength + 100];
        line.AsSpan().Fill((byte)'x');
        "{\"a\":\""u8.CopyTo(line);
        "\",\"b\":\"y\"}\n"u8.CopyTo(line.AsSpan(line.Length - 11));
        var options = new ProbeOptions { Events = new EventOptions { Format = InputFormat.Ndjson, MaxEventBytes = 2 * QuoteIndex.MaxLength } };
        Assert.Equal(["""{"b":"y"}"""], Probe.Read(line, options, "b"));
    }

    /// <param name="index">What is checked.</param>
    /// <param name="text">A chunk.</param>
    /// <param name="step">Every how many lines are visited.</param>
    private static unsafe void Check(QuoteIndex index, byte[] text, int step)
    {
        byte[] chunk = [.. text, .. new byte[EventChunk.Padding]];
        fixed (byte* start = chunk)
        {
            index.Open(start, text.Length);
            int number = 0;
            for (int line = 0; line < text.Length; line = Array.IndexOf(text, (byte)'\n', line) + 1)
            {
                if (number++ % step != 0)
                    continue;
                index.GoTo(start + line);
                int end = Array.IndexOf(text, (byte)'\n', line);
                uint[] expected = [.. Enumerable.Range(line, end + 1 - line).Where(at => IsPlace(text, at)).Select(at => (uint)at)];
                Assert.Equal(expected, new ReadOnlySpan<uint>(index.Place, expected.Length).ToArray());
                if (text.AsSpan(line, end - line).ContainsAnyExceptInRange((byte)0, (byte)127))
                    Assert.True(index.MayHoldOthers);
            }
        }
    }

    private static bool IsPlace(byte[] text, int at)
    {
        if (text[at] != '"')
            return text[at] == '\n';
        int backslashes = 0;
        while (backslashes < at && text[at - 1 - backslashes] == '\\')
            backslashes++;
        return backslashes % 2 == 0;
    }
}
