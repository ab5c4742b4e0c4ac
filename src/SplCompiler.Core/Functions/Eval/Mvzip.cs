using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>mvzip</c>: pairs of the values at the same place, joined by a comma or the delimiter, as many as the shorter list has.</summary>
public sealed class Mvzip() : ValueFunction("Mvzip", SplType.Any)
{
    public override WordDoc Doc { get; } = new("mvzip")
    {
        Usage = "mvzip(<values>, <values>[, <delimiter>])",
        Summary = "Pairs of the values at the same place, joined by a comma or the delimiter, as many as the shorter list has.",
        Manual = "Search Reference, Multivalue eval functions",
        Examples =
        [
            new("pairs", "eval b=mvzip(a, c)", """{"a": ["1", "2"], "c": ["x", "y"]}""", """{"a": ["1", "2"], "c": ["x", "y"], "b": ["1,x", "2,y"]}"""),
            new("the shorter decides", "eval b=mvzip(a, c, \"-\")", """{"a": ["1", "2"], "c": "x"}""", """{"a": ["1", "2"], "c": "x", "b": "1-x"}"""),
            new("null", "eval b=mvzip(a, z)", """{"z": "1"}""", """{"z": "1"}"""),
        ],
    };

    public override int MinimumArguments => 2;

    public override int MaximumArguments => 3;
}
