using System.Collections.Immutable;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>time</c>: the clock at the moment when the row is looked at, with a fraction; now() is the same for the whole run.</summary>
public sealed class Time : EvalFunction
{
    public override WordDoc Doc { get; } = new("time")
    {
        Usage = "time()",
        Summary = "The clock at the moment when the row is looked at, with a fraction; now() is the same for the whole run.",
        Manual = "Search Reference, Date and Time functions",
        Examples =
        [
            new("a number", "eval b=if(isnum(time()), \"yes\", \"no\")", """{"z": "1"}""", """{"z": "1", "b": "yes"}"""),
            new("with a null", "eval b=time()-a", """{"z": "1"}""", """{"z": "1"}"""),
            new("with several values", "eval b=time()-a", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 0;

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Time.NotNull;

    public override Code Emit(CallExpression call, ExpressionEmitter emit) => new("Eval.WallClock()", SplType.Time.NotNull);
}
