using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>pi</c>: the ratio of a circle's circumference to its diameter.</summary>
public sealed class Pi() : ConstantFunction(ConstantExpression.Of(Math.PI))
{
    public override WordDoc Doc { get; } = new("pi")
    {
        Usage = "pi()",
        Summary = "The ratio of a circle's circumference to its diameter.",
        Manual = "Search Reference, Mathematical functions",
        Examples =
        [
            new("a number", "eval b=pi()", """{"z": "1"}""", """{"z": "1", "b": 3.14159265358979}"""),
            new("with a null", "eval b=pi()*a", """{"z": "1"}""", """{"z": "1"}"""),
            new("with several values", "eval b=pi()*a", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };
}
