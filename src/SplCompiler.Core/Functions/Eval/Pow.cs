using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>pow</c>: the number to the power of the exponent.</summary>
public sealed class Pow() : NumberFunction("Pow")
{
    public override WordDoc Doc { get; } = new("pow")
    {
        Usage = "pow(<number>, <exponent>)",
        Summary = "The number to the power of the exponent.",
        Manual = "Search Reference, Mathematical functions",
        Examples =
        [
            new("a power", "eval b=pow(a, 10)", """{"a": "2"}""", """{"a": "2", "b": 1024}"""),
            new("null", "eval b=pow(a, 2)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=pow(a, 2)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 2;
}
