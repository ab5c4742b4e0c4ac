using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>mvdedup</c>: each value once, in the order of their first.</summary>
public sealed class Mvdedup() : ValueFunction("Mvdedup", SplType.Any)
{
    public override WordDoc Doc { get; } = new("mvdedup")
    {
        Usage = "mvdedup(<values>)",
        Summary = "Each value once, in the order of their first.",
        Manual = "Search Reference, Multivalue eval functions",
        Examples =
        [
            new("repeated values go", "eval b=mvdedup(a)", """{"a": ["x", "y", "x"]}""", """{"a": ["x", "y", "x"], "b": ["x", "y"]}"""),
            new("one value", "eval b=mvdedup(a)", """{"a": "x"}""", """{"a": "x", "b": "x"}"""),
            new("null", "eval b=mvdedup(a)", """{"z": "1"}""", """{"z": "1"}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
