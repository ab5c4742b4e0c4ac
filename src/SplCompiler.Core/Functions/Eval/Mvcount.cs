using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>mvcount</c>: How many values there are; null when there is none.</summary>
public sealed class Mvcount() : ValueFunction("Mvcount", SplType.Number)
{
    public override WordDoc Doc { get; } = new("mvcount")
    {
        Usage = "mvcount(<values>)",
        Summary = "How many values there are; null when there is none.",
        Manual = "Search Reference, Multivalue eval functions",
        Examples =
        [
            new("several", "eval n=mvcount(a)", """{"a": ["x", "y"]}""", """{"a": ["x", "y"], "n": 2}"""),
            new("one", "eval n=mvcount(a)", """{"a": "x"}""", """{"a": "x", "n": 1}"""),
            new("null", "eval n=mvcount(b)", """{"a": "x"}""", """{"a": "x"}"""),
        ],
    };

    public override int MinimumArguments => 1;

    protected override bool HasFieldForm => true;
}
