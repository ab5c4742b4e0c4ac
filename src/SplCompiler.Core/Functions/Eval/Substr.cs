using System.Collections.Immutable;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>substr</c>: so many characters from a place on, counted from 1, from the end when negative.</summary>
public sealed class Substr : EvalFunction
{
    public override WordDoc Doc { get; } = new("substr")
    {
        Usage = "substr(<text>, <start>[, <length>])",
        Summary = "So many characters from a place on, counted from 1, from the end when negative.",
        Manual = "Search Reference, Text functions",
        Examples =
        [
            new("from a place on", "eval b=substr(a, 4)", """{"a": "string"}""", """{"a": "string", "b": "ing"}"""),
            new("so many", "eval b=substr(a, 1, 3)", """{"a": "string"}""", """{"a": "string", "b": "str"}"""),
            new("from the end", "eval b=substr(a, -3, 2)", """{"a": "string"}""", """{"a": "string", "b": "in"}"""),
            new("behind the end", "eval b=substr(a, 9)", """{"a": "string"}""", """{"a": "string", "b": ""}"""),
            new("null", "eval b=substr(a, 1)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are not supported", "eval b=substr(a, 1)", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 2;

    public override int MaximumArguments => 3;

    // A part of an event field is a view of it.
    public override SplType TypeOf(ImmutableArray<Expression> arguments) => arguments[0].Type.Kind == SplKind.Event ? SplType.Event : SplType.Text;

    public override Code Emit(CallExpression call, ExpressionEmitter emit)
    {
        string text = call.Type.Kind == SplKind.Event ? emit.Value(call.Arguments[0]).Text : emit.Text(call.Arguments[0]).Text;
        string places = string.Join(", ", call.Arguments[1..].Select(argument => emit.Number(argument).Text));
        return new Code($"Eval.Substr({text}, {places})", call.Type);
    }
}
