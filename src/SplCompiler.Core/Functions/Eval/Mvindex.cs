using System.Collections.Immutable;
using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>mvindex</c>: The value at a position, counted from 0, or from the end when negative; with an end, the values up to it.</summary>
public sealed class Mvindex() : ValueFunction("Mvindex", SplType.Any)
{
    public override WordDoc Doc { get; } = new("mvindex")
    {
        Usage = "mvindex(<values>, <start>[, <end>])",
        Summary = "The value at a position, counted from 0, or from the end when negative; with an end, the values up to it.",
        Manual = "Search Reference, Multivalue eval functions",
        Examples =
        [
            new("the first", "eval b=mvindex(a, 0)", """{"a": ["x", "y", "z"]}""", """{"a": ["x", "y", "z"], "b": "x"}"""),
            new("the last two", "eval b=mvindex(a, -2, -1)", """{"a": ["x", "y", "z"]}""", """{"a": ["x", "y", "z"], "b": ["y", "z"]}"""),
            new("out of range", "eval b=mvindex(a, 5)", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 2;

    public override int MaximumArguments => 3;

    // Text in quotes would be taken for UTF-8; it is no place anyway.
    protected override bool WorksInPlace(ImmutableArray<Expression> arguments) => !arguments.Any(argument => argument is ConstantExpression { TextValue: not null });
}
