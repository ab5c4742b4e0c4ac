using System.Collections.Immutable;
using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>lower</c>: The text in lower case; each value of several.</summary>
public sealed class Lower() : ValueFunction("Lower", SplType.Any)
{
    public override WordDoc Doc { get; } = new("lower")
    {
        Usage = "lower(<text>)",
        Summary = "The text in lower case; each value of several.",
        Manual = "Search Reference, Text functions",
        Examples =
        [
            new("text", "eval b=lower(a)", """{"a": "CMD.exe"}""", """{"a": "CMD.exe", "b": "cmd.exe"}"""),
            new("each value of several", "eval b=lower(a)", """{"a": ["X", "y"]}""", """{"a": ["X", "y"], "b": ["x", "y"]}"""),
            new("null", "eval b=lower(a)", """{"c": "X"}""", """{"c": "X"}"""),
        ],
    };

    public override int MinimumArguments => 1;

    protected override bool WorksInPlace(ImmutableArray<Expression> arguments) => true;
}
