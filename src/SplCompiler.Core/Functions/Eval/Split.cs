using System.Collections.Immutable;
using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>split</c>: Cuts text at a delimiter; an empty delimiter cuts it into characters.</summary>
public sealed class Split() : ValueFunction("Split", SplType.Any)
{
    public override WordDoc Doc { get; } = new("split")
    {
        Usage = "split(<text>, <delimiter>)",
        Summary = "Cuts text at a delimiter; an empty delimiter cuts it into characters.",
        Manual = "Search Reference, Text functions",
        Examples =
        [
            new("parts", "eval b=split(a, \";\")", """{"a": "x;;y"}""", """{"a": "x;;y", "b": ["x", "", "y"]}"""),
            new("no delimiter in it", "eval b=split(a, \",\")", """{"a": "x"}""", """{"a": "x", "b": "x"}"""),
            new("characters", "eval b=split(a, \"\")", """{"a": "xyz"}""", """{"a": "xyz", "b": ["x", "y", "z"]}"""),
        ],
    };

    public override int MinimumArguments => 2;

    protected override bool WorksInPlace(ImmutableArray<Expression> arguments) => arguments[1] is ConstantExpression { TextValue: not null };
}
