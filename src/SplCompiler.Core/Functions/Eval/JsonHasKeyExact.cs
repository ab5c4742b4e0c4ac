using System.Collections.Immutable;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>json_has_key_exact</c>: true when the JSON object has the key, in which points and braces mean nothing.</summary>
public sealed class JsonHasKeyExact : EvalFunction
{
    public override WordDoc Doc { get; } = new("json_has_key_exact")
    {
        Usage = "json_has_key_exact(<json>, <key>)",
        Summary = "True when the JSON object has the key, in which points and braces mean nothing.",
        Manual = "Search Reference, JSON functions",
        Examples =
        [
            new("a key", "where json_has_key_exact(a, \"x.y\")", """[{"a": "{\"x.y\":1}"}, {"a": "{\"x\":{\"y\":1}}"}]""", """{"a": "{\"x.y\":1}"}"""),
            new("null has none", "where NOT json_has_key_exact(a, \"x\")", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values have none", "where json_has_key_exact(a, \"x\")", """{"a": ["{\"x\":1}", "{\"x\":1}"]}""", "[]"),
        ],
    };

    public override int MinimumArguments => 2;

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Bool.NotNull;

    public override Code Emit(CallExpression call, ExpressionEmitter emit) => new($"Eval.JsonHasKeyExact({emit.Text(call.Arguments[0]).Text}, {emit.Text(call.Arguments[1]).Text})", SplType.Bool.NotNull);
}
