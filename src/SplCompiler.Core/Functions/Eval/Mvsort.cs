using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>mvsort</c>: the values in the order of their UTF-8: 10 before 9, upper case before lower case.</summary>
public sealed class Mvsort() : ValueFunction("Mvsort", SplType.Any)
{
    public override WordDoc Doc { get; } = new("mvsort")
    {
        Usage = "mvsort(<values>)",
        Summary = "The values in the order of their UTF-8: 10 before 9, upper case before lower case.",
        Manual = "Search Reference, Multivalue eval functions",
        Examples =
        [
            new("as text", "eval b=mvsort(a)", """{"a": ["10", "9", "70", "100"]}""", """{"a": ["10", "9", "70", "100"], "b": ["10", "100", "70", "9"]}"""),
            new("case", "eval b=mvsort(a)", """{"a": ["b", "a", "B"]}""", """{"a": ["b", "a", "B"], "b": ["B", "a", "b"]}"""),
            new("null", "eval b=mvsort(a)", """{"z": "1"}""", """{"z": "1"}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
