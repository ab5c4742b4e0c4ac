using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>mvreverse</c>: the values from the last to the first.</summary>
public sealed class Mvreverse() : ValueFunction("Mvreverse", SplType.Any)
{
    public override WordDoc Doc { get; } = new("mvreverse")
    {
        Usage = "mvreverse(<values>)",
        Summary = "The values from the last to the first.",
        Manual = "Search Reference, Multivalue eval functions",
        Examples =
        [
            new("several", "eval b=mvreverse(a)", """{"a": ["x", "y", "z"]}""", """{"a": ["x", "y", "z"], "b": ["z", "y", "x"]}"""),
            new("one", "eval b=mvreverse(a)", """{"a": "x"}""", """{"a": "x", "b": "x"}"""),
            new("null", "eval b=mvreverse(a)", """{"z": "1"}""", """{"z": "1"}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
