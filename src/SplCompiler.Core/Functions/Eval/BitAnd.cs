using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>bit_and</c>: the bits that all numbers have. Whole numbers from 0 to 2^53-1; null otherwise.</summary>
public sealed class BitAnd() : NumberFunction("BitAnd")
{
    public override WordDoc Doc { get; } = new("bit_and")
    {
        Usage = "bit_and(<number>, <number>, ...)",
        Summary = "The bits that all numbers have. Whole numbers from 0 to 2^53-1; null otherwise.",
        Manual = "Search Reference, Bitwise functions",
        Examples =
        [
            new("bits", "eval b=bit_and(a, 3)", """{"a": "5"}""", """{"a": "5", "b": 1}"""),
            new("out of range", "eval b=bit_and(a, 3)", """{"a": "-1"}""", """{"a": "-1"}"""),
            new("null", "eval b=bit_and(a, 3)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=bit_and(a, 3)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 2;

    public override int MaximumArguments => int.MaxValue;
}
