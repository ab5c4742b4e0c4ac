using System.Collections.Immutable;
using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>upper</c>: The text in upper case; each value of several.</summary>
public sealed class Upper() : ValueFunction("Upper", SplType.Any)
{
    public override WordDoc Doc { get; } = new("upper")
    {
        Usage = "upper(<text>)",
        Summary = "The text in upper case; each value of several.",
        Manual = "Search Reference, Text functions",
        Examples =
        [
            new("text", "eval b=upper(a)", """{"a": "cmd.exe"}""", """{"a": "cmd.exe", "b": "CMD.EXE"}"""),
            new("each value of several", "eval b=upper(a)", """{"a": ["X", "y"]}""", """{"a": ["X", "y"], "b": ["X", "Y"]}"""),
            new("null", "eval b=upper(a)", """{"c": "X"}""", """{"c": "X"}"""),
        ],
    };

    public override int MinimumArguments => 1;

    protected override bool WorksInPlace(ImmutableArray<Expression> arguments) => true;
}
