using System.Collections.Immutable;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>now</c>: the time at which the search began, whole seconds: the same for the whole run.</summary>
public sealed class Now : EvalFunction
{
    public override WordDoc Doc { get; } = new("now")
    {
        Usage = "now()",
        Summary = "The time at which the search began, whole seconds: the same for the whole run.",
        Manual = "Search Reference, Date and Time functions",
        Examples =
        [
            new("the same for all", "eval b=if(now()=now(), \"same\", \"other\")", """{"z": "1"}""", """{"z": "1", "b": "same"}"""),
            new("whole seconds", "eval b=if(isint(now()), \"yes\", \"no\")", """{"z": "1"}""", """{"z": "1", "b": "yes"}"""),
            new("with a null", "eval b=now()-a", """{"z": "1"}""", """{"z": "1"}"""),
            new("with several values", "eval b=now()-a", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 0;

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Time.NotNull;

    public override Code Emit(CallExpression call, ExpressionEmitter emit) => new("Run.Now", SplType.Time.NotNull);
}
