using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>cosh</c>: the hyperbolic cosine.</summary>
public sealed class Cosh() : NumberFunction("Cosh")
{
    public override WordDoc Doc { get; } = new("cosh")
    {
        Usage = "cosh(<number>)",
        Summary = "The hyperbolic cosine.",
        Manual = "Search Reference, Trig and Hyperbolic functions",
        Examples =
        [
            new("a number", "eval b=cosh(a)", """{"a": "0"}""", """{"a": "0", "b": 1}"""),
            new("null", "eval b=cosh(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=cosh(a)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
