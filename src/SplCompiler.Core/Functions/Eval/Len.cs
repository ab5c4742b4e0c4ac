using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>len</c>: The number of characters (code points).</summary>
public sealed class Len() : ValueFunction("Len", SplType.Number)
{
    public override WordDoc Doc { get; } = new("len")
    {
        Usage = "len(<text>)",
        Summary = "The number of characters (code points).",
        Manual = "Search Reference, Text functions",
        Examples =
        [
            new("text", "eval n=len(a)", """{"a": "abc"}""", """{"a": "abc", "n": 3}"""),
            new("empty text", "eval n=len(\"\")", """{"a": "x"}""", """{"a": "x", "n": 0}"""),
            new("null", "eval n=len(b)", """{"a": "x"}""", """{"a": "x"}"""),
            new("several values are not supported", "eval n=len(a)", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 1;

    protected override bool HasFieldForm => true;
}
