using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>tonumber</c>: Reads text as a number, in base 10 or the given one (2 to 36); null when it is none.</summary>
public sealed class Tonumber() : ValueFunction("Tonumber", SplType.Number)
{
    public override WordDoc Doc { get; } = new("tonumber")
    {
        Usage = "tonumber(<text>[, <base>])",
        Summary = "Reads text as a number, in base 10 or the given one (2 to 36); null when it is none.",
        Manual = "Search Reference, Conversion functions",
        Examples =
        [
            new("decimal", "eval n=tonumber(a)", """{"a": "12.5"}""", """{"a": "12.5", "n": 12.5}"""),
            new("another base", "eval n=tonumber(\"0A4\", 16)", """{"a": "x"}""", """{"a": "x", "n": 164}"""),
            new("no number", "eval n=tonumber(a)", """{"a": "x"}""", """{"a": "x"}"""),
        ],
    };

    public override int MinimumArguments => 1;

    public override int MaximumArguments => 2;

    protected override bool HasFieldForm => true;
}
