using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>bit_or</c>: the bits that any number has. Whole numbers from 0 to 2^53-1; null otherwise.</summary>
public sealed class BitOr() : NumberFunction("BitOr")
{
    public override WordDoc Doc { get; } = new("bit_or")
    {
        Usage = "bit_or(<number>, <number>, ...)",
        Summary = "The bits that any number has. Whole numbers from 0 to 2^53-1; null otherwise.",
        Manual = "Search Reference, Bitwise functions",
        Examples =
        [
            new("bits", "eval b=bit_or(a, 3)", """{"a": "5"}""", """{"a": "5", "b": 7}"""),
            new("out of range", "eval b=bit_or(a, 3)", """{"a": "-1"}""", """{"a": "-1"}"""),
            new("null", "eval b=bit_or(a, 3)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=bit_or(a, 3)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 2;

    public override int MaximumArguments => int.MaxValue;
}
