using System.Collections.Immutable;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>json_array</c>: a JSON array of values; numbers, conditions, JSON and several values as what they are.</summary>
public sealed class JsonArray : EvalFunction
{
    public override WordDoc Doc { get; } = new("json_array")
    {
        Usage = "json_array([<value>, ...])",
        Summary = "A JSON array of values; numbers, conditions, JSON and several values as what they are.",
        Manual = "Search Reference, JSON functions",
        Examples =
        [
            new("values", "eval b=json_array(a, 1, true())", """{"a": "p"}""", """{"a": "p", "b": "[\"p\",1,true]"}"""),
            new("null", "eval b=json_array(a)", """{"z": "1"}""", """{"z": "1", "b": "[null]"}"""),
            new("several values", "eval b=json_array(a)", """{"a": ["p", "q"]}""", """{"a": ["p", "q"], "b": "[[\"p\",\"q\"]]"}"""),
        ],
    };

    public override int MinimumArguments => 0;

    public override int MaximumArguments => int.MaxValue;

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Text.NotNull;

    public override Code Emit(CallExpression call, ExpressionEmitter emit) =>
        new($"Eval.JsonArray({string.Join(", ", call.Arguments.Select(argument => JsonArguments.Item(argument, emit)))})", SplType.Text.NotNull);
}
