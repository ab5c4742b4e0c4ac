using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>nullif</c>: null when both are equal, else the first.</summary>
public sealed class Nullif() : ValueFunction("Nullif", SplType.Any)
{
    public override WordDoc Doc { get; } = new("nullif")
    {
        Usage = "nullif(<value>, <value>)",
        Summary = "Null when both are equal, else the first.",
        Manual = "Search Reference, Comparison and Conditional functions",
        Examples =
        [
            new("equal", "eval b=nullif(a, c)", """{"a": "x", "c": "x"}""", """{"a": "x", "c": "x"}"""),
            new("different", "eval b=nullif(a, \"X\")", """{"a": "x"}""", """{"a": "x", "b": "x"}"""),
            new("null is equal to nothing", "eval b=nullif(a, c)", """{"a": "x"}""", """{"a": "x", "b": "x"}"""),
            new("several values", "eval b=nullif(a, \"z\")", """{"a": ["x", "y"]}""", """{"a": ["x", "y"], "b": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 2;
}
