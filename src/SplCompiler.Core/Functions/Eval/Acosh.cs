using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>acosh</c>: the inverse hyperbolic cosine.</summary>
public sealed class Acosh() : NumberFunction("Acosh")
{
    public override WordDoc Doc { get; } = new("acosh")
    {
        Usage = "acosh(<number>)",
        Summary = "The inverse hyperbolic cosine.",
        Manual = "Search Reference, Trig and Hyperbolic functions",
        Examples =
        [
            new("a number", "eval b=acosh(a)", """{"a": "1"}""", """{"a": "1", "b": 0}"""),
            new("null", "eval b=acosh(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=acosh(a)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
