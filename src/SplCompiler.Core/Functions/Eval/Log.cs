using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>log</c>: the logarithm, to base 10 or the given one; null of a number that is not positive.</summary>
public sealed class Log() : NumberFunction("Log")
{
    public override WordDoc Doc { get; } = new("log")
    {
        Usage = "log(<number>[, <base>])",
        Summary = "The logarithm, to base 10 or the given one; null of a number that is not positive.",
        Manual = "Search Reference, Mathematical functions",
        Examples =
        [
            new("base 10", "eval b=log(a)", """{"a": "1000"}""", """{"a": "1000", "b": 3}"""),
            new("another base", "eval b=log(a, 2)", """{"a": "8"}""", """{"a": "8", "b": 3}"""),
            new("not positive", "eval b=log(a)", """{"a": "-1"}""", """{"a": "-1"}"""),
            new("null", "eval b=log(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are no number", "eval b=log(a)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;

    public override int MaximumArguments => 2;
}
