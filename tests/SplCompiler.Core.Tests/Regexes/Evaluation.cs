using System.Text;
using SplCompiler.Optimization.Regexes;
using SplCompiler.Runtime;

namespace SplCompiler.Core.Tests.Regexes;

/// <summary>Runs lowered regexes with the predicates that emitted code calls.</summary>
internal static class Evaluation
{
    public static bool Holds(LoweredRegex lowered, string text)
    {
        byte[] value = Encoding.UTF8.GetBytes(text);
        var values = new FieldValues(value);
        return lowered switch
        {
            LoweredRegex.Anything => true,
            LoweredRegex.EqualTo(var literal, var ignoreCase) => ignoreCase ? values.AnyEqualsAsciiCase(Utf8(literal)) : values.AnyEquals(Utf8(literal)),
            LoweredRegex.StartsWith(var literal, var ignoreCase) => ignoreCase ? values.AnyStartsWithAsciiCase(Utf8(literal)) : values.AnyStartsWith(Utf8(literal)),
            LoweredRegex.EndsWith(var literal, var ignoreCase) => ignoreCase ? values.AnyEndsWithAsciiCase(Utf8(literal)) : values.AnyEndsWith(Utf8(literal)),
            LoweredRegex.Contains(var literal, var ignoreCase) => ignoreCase ? values.AnyContainsAsciiCase(Utf8(literal)) : values.AnyContains(Utf8(literal)),
            LoweredRegex.InOrder sequence => values.AnyContainsInOrder(Sequence(sequence)),
            LoweredRegex.AnyOf any => any.Alternatives.Any(alternative => Holds(alternative, text)),
            _ => throw new InvalidOperationException(lowered.ToString()),
        };
    }

    private static LiteralSequence Sequence(LoweredRegex.InOrder lowered)
    {
        LiteralSequence sequence = lowered.Start == SequenceStart.AtTextStart
            ? LiteralSequence.StartsWith(lowered.Pieces[0].Literal)
            : LiteralSequence.Contains(lowered.Pieces[0].Literal);
        foreach (LiteralPiece piece in lowered.Pieces.Skip(1))
            sequence = sequence.Then(piece.Literal, piece.MinCharactersBefore);
        sequence = lowered.End switch
        {
            SequenceEnd.AtTextEnd => sequence.AtEnd(),
            SequenceEnd.AtVeryEnd => sequence.AtVeryEnd(),
            _ => sequence,
        };
        sequence = lowered.AcrossLines ? sequence.AcrossLines() : sequence;
        return lowered.IgnoreCase ? sequence.IgnoreAsciiCase() : sequence;
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
