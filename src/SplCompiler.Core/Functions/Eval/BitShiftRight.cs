using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>bit_shift_right</c>: moves the bits down.</summary>
public sealed class BitShiftRight() : NumberFunction("BitShiftRight")
{
    public override WordDoc Doc { get; } = new("bit_shift_right")
    {
        Usage = "bit_shift_right(<number>, <places>)",
        Summary = "Moves the bits down.",
        Manual = "Search Reference, Bitwise functions",
        Examples =
        [
            new("by one", "eval b=bit_shift_right(a, 1)", """{"a": "3"}""", """{"a": "3", "b": 1}"""),
            new("by all of them", "eval b=bit_shift_right(a, 53)", """{"a": "1"}""", """{"a": "1", "b": 0}"""),
            new("null", "eval b=bit_shift_right(a, 1)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=bit_shift_right(a, 1)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 2;
}
