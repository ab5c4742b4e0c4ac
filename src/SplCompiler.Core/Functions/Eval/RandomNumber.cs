using System.Collections.Immutable;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>random</c>: a whole number from 0 to 2147483647, another one for each row.</summary>
public sealed class RandomNumber : EvalFunction
{
    public override WordDoc Doc { get; } = new("random")
    {
        Usage = "random()",
        Summary = "A whole number from 0 to 2147483647, another one for each row.",
        Manual = "Search Reference, Statistical eval functions",
        Examples =
        [
            new("in its range", "eval b=if(random() <= 2147483647, \"yes\", \"no\")", """{"z": "1"}""", """{"z": "1", "b": "yes"}"""),
            new("whole", "eval b=if(isint(random()), \"yes\", \"no\")", """{"z": "1"}""", """{"z": "1", "b": "yes"}"""),
            new("for each value", "eval b=mvcount(mvmap(a, random()))", """{"a": ["x", "y"]}""", """{"a": ["x", "y"], "b": 2}"""),
        ],
    };

    public override int MinimumArguments => 0;

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Number.NotNull;

    public override Code Emit(CallExpression call, ExpressionEmitter emit) => new("Eval.Random()", SplType.Number.NotNull);
}
