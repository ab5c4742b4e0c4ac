using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>mvappend</c>: All values one behind the other; nulls are skipped.</summary>
public sealed class Mvappend() : ValueFunction("Mvappend", SplType.Any)
{
    public override WordDoc Doc { get; } = new("mvappend")
    {
        Usage = "mvappend(<value>, ...)",
        Summary = "All values one behind the other; nulls are skipped.",
        Manual = "Search Reference, Multivalue eval functions",
        Examples =
        [
            new("flattens", "eval c=mvappend(a, b, \"z\")", """{"a": ["x", "y"], "b": "w"}""", """{"a": ["x", "y"], "b": "w", "c": ["x", "y", "w", "z"]}"""),
            new("skips nulls", "eval c=mvappend(a, null())", """{"a": "x"}""", """{"a": "x", "c": "x"}"""),
            new("nothing", "eval c=mvappend(b, null())", """{"a": "x"}""", """{"a": "x"}"""),
        ],
    };

    public override int MinimumArguments => 1;

    public override int MaximumArguments => int.MaxValue;
}
