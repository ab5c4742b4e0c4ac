using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>min</c>: the least of all values: numbers come before text. Nulls are left out.</summary>
public sealed class Min() : ValueFunction("Min", SplType.Any)
{
    public override WordDoc Doc { get; } = new("min")
    {
        Usage = "min(<value>, ...)",
        Summary = "The least of all values: numbers come before text. Nulls are left out.",
        Manual = "Search Reference, Statistical eval functions",
        Examples =
        [
            new("numbers and text", "eval b=min(a, 5, \"foo\")", """{"a": "3"}""", """{"a": "3", "b": "3"}"""),
            new("each value of several", "eval b=min(a)", """{"a": ["10", "9"]}""", """{"a": ["10", "9"], "b": "9"}"""),
            new("nulls are left out", "eval b=min(a, 2)", """{"z": "1"}""", """{"z": "1", "b": 2}"""),
            new("nothing", "eval b=min(a)", """{"z": "1"}""", """{"z": "1"}"""),
        ],
    };

    public override int MinimumArguments => 1;

    public override int MaximumArguments => int.MaxValue;
}
