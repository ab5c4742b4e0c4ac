using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>mvjoin</c>: all values as one text.</summary>
public sealed class Mvjoin() : ValueFunction("Mvjoin", SplType.Text)
{
    public override WordDoc Doc { get; } = new("mvjoin")
    {
        Usage = "mvjoin(<values>, <delimiter>)",
        Summary = "All values as one text.",
        Manual = "Search Reference, Multivalue eval functions",
        Examples =
        [
            new("several", "eval b=mvjoin(a, \"; \")", """{"a": ["x", "y"]}""", """{"a": ["x", "y"], "b": "x; y"}"""),
            new("one", "eval b=mvjoin(a, \"; \")", """{"a": "x"}""", """{"a": "x", "b": "x"}"""),
            new("null", "eval b=mvjoin(a, \";\")", """{"z": "1"}""", """{"z": "1"}"""),
        ],
    };

    public override int MinimumArguments => 2;
}
