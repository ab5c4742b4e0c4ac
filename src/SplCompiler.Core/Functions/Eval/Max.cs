using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>max</c>: the greatest of all values: text comes after numbers. Nulls are left out.</summary>
public sealed class Max() : ValueFunction("Max", SplType.Any)
{
    public override WordDoc Doc { get; } = new("max")
    {
        Usage = "max(<value>, ...)",
        Summary = "The greatest of all values: text comes after numbers. Nulls are left out.",
        Manual = "Search Reference, Statistical eval functions",
        Examples =
        [
            new("numbers and text", "eval b=max(a, 5, \"foo\")", """{"a": "3"}""", """{"a": "3", "b": "foo"}"""),
            new("each value of several", "eval b=max(a)", """{"a": ["10", "9"]}""", """{"a": ["10", "9"], "b": "10"}"""),
            new("nulls are left out", "eval b=max(a, 2)", """{"z": "1"}""", """{"z": "1", "b": 2}"""),
            new("nothing", "eval b=max(a)", """{"z": "1"}""", """{"z": "1"}"""),
        ],
    };

    public override int MinimumArguments => 1;

    public override int MaximumArguments => int.MaxValue;
}
