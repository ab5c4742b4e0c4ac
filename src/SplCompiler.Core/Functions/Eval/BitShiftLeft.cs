using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>bit_shift_left</c>: moves the bits up; what leaves the 53 bits is lost.</summary>
public sealed class BitShiftLeft() : NumberFunction("BitShiftLeft")
{
    public override WordDoc Doc { get; } = new("bit_shift_left")
    {
        Usage = "bit_shift_left(<number>, <places>)",
        Summary = "Moves the bits up; what leaves the 53 bits is lost.",
        Manual = "Search Reference, Bitwise functions",
        Examples =
        [
            new("by one", "eval b=bit_shift_left(a, 1)", """{"a": "2"}""", """{"a": "2", "b": 4}"""),
            new("by all of them", "eval b=bit_shift_left(a, 53)", """{"a": "1"}""", """{"a": "1", "b": 0}"""),
            new("null", "eval b=bit_shift_left(a, 1)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=bit_shift_left(a, 1)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 2;
}
