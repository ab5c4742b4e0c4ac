using System.Collections.Immutable;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>mvrange</c>: numbers from a start up to an end, which does not belong to them, at most a million; a step such as 7d walks the calendar.</summary>
public sealed class Mvrange : EvalFunction
{
    public override WordDoc Doc { get; } = new("mvrange")
    {
        Usage = "mvrange(<start>, <end>[, <step>])",
        Summary = "Numbers from a start up to an end, which does not belong to them, at most a million; a step such as 7d walks the calendar.",
        Manual = "Search Reference, Multivalue eval functions",
        Examples =
        [
            new("numbers", "eval b=mvrange(1, 11, 2)", """{"z": "1"}""", """{"z": "1", "b": ["1", "3", "5", "7", "9"]}"""),
            new("days", "eval b=mvrange(0, 172800, \"1d\")", """{"z": "1"}""", """{"z": "1", "b": ["0", "86400"]}"""),
            new("null", "eval b=mvrange(1, a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values", "eval b=mvrange(1, a)", """{"a": ["2", "3"]}""", """{"a": ["2", "3"]}"""),
        ],
    };

    public override int MinimumArguments => 2;

    public override int MaximumArguments => 3;

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Any;

    public override Code Emit(CallExpression call, ExpressionEmitter emit)
    {
        string step = call.Arguments.Length == 3 ? emit.Any(call.Arguments[2]).Text : "1";
        return new Code($"Eval.Mvrange({emit.Any(call.Arguments[0]).Text}, {emit.Any(call.Arguments[1]).Text}, {step}, Run.TimeZone)", SplType.Any);
    }
}
