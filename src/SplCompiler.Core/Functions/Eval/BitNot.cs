using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>bit_not</c>: the opposite of each of 53 bits, or of those of the mask.</summary>
public sealed class BitNot() : NumberFunction("BitNot")
{
    public override WordDoc Doc { get; } = new("bit_not")
    {
        Usage = "bit_not(<number>[, <mask>])",
        Summary = "The opposite of each of 53 bits, or of those of the mask.",
        Manual = "Search Reference, Bitwise functions",
        Examples =
        [
            new("of a mask", "eval b=bit_not(a, 7)", """{"a": "5"}""", """{"a": "5", "b": 2}"""),
            new("of all", "eval b=bit_not(a)", """{"a": "0"}""", """{"a": "0", "b": 9007199254740991}"""),
            new("null", "eval b=bit_not(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=bit_not(a)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;

    public override int MaximumArguments => 2;
}
