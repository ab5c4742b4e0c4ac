using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary><c>json_object</c>: a JSON object of keys and values; numbers, conditions, JSON and several values as what they are.</summary>
public sealed class JsonObject : EvalFunction
{
    public override WordDoc Doc { get; } = new("json_object")
    {
        Usage = "json_object([<key>, <value>, ...])",
        Summary = "A JSON object of keys and values; numbers, conditions, JSON and several values as what they are.",
        Manual = "Search Reference, JSON functions",
        Examples =
        [
            new("members", "eval b=json_object(\"x\", a, \"n\", 1)", """{"a": "p"}""", """{"a": "p", "b": "{\"x\":\"p\",\"n\":1}"}"""),
            new("nothing", "eval b=json_object()", """{"z": "1"}""", """{"z": "1", "b": "{}"}"""),
            new("null", "eval b=json_object(\"x\", a)", """{"z": "1"}""", """{"z": "1", "b": "{\"x\":null}"}"""),
            new("several values", "eval b=json_object(\"x\", a)", """{"a": ["p", "q"]}""", """{"a": ["p", "q"], "b": "{\"x\":[\"p\",\"q\"]}"}"""),
        ],
    };

    public override int MinimumArguments => 0;

    public override int MaximumArguments => int.MaxValue;

    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder) =>
        JsonArguments.CheckPairs(syntax, 0, this, binder) ? new CallExpression(this, arguments, SplType.Text.NotNull) : null;

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Text.NotNull;

    public override Code Emit(CallExpression call, ExpressionEmitter emit) => new($"Eval.JsonObject({JsonArguments.Pairs(call.Arguments, emit)})", SplType.Text.NotNull);
}
