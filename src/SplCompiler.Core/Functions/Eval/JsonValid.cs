using System.Collections.Immutable;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>json_valid</c>: true when the text is JSON.</summary>
public sealed class JsonValid : EvalFunction
{
    public override WordDoc Doc { get; } = new("json_valid")
    {
        Usage = "json_valid(<text>)",
        Summary = "True when the text is JSON.",
        Manual = "Search Reference, JSON functions",
        Examples =
        [
            new("JSON", "where json_valid(a)", """[{"a": "{\"x\":1}"}, {"a": "{x}"}]""", """{"a": "{\"x\":1}"}"""),
            new("null is not", "where NOT json_valid(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are not", "where json_valid(a)", """{"a": ["1", "2"]}""", "[]"),
        ],
    };

    public override int MinimumArguments => 1;

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Bool.NotNull;

    public override Code Emit(CallExpression call, ExpressionEmitter emit) => new($"Eval.JsonValid({emit.Text(call.Arguments[0]).Text})", SplType.Bool.NotNull);
}
