using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary><c>typeof</c>: the kind of a value: Number, String, Boolean, Multivalue, or Invalid for null.</summary>
public sealed class Typeof : EvalFunction
{
    public override WordDoc Doc { get; } = new("typeof")
    {
        Usage = "typeof(<value>)",
        Summary = "The kind of a value: Number, String, Boolean, Multivalue, or Invalid for null.",
        Manual = "Search Reference, Informational functions",
        Examples =
        [
            new("a number in a field", "eval b=typeof(a)", """{"a": "12"}""", """{"a": "12", "b": "Number"}"""),
            new("a quoted literal", "eval b=typeof(\"12\")", """{"z": "1"}""", """{"z": "1", "b": "String"}"""),
            new("a condition", "eval b=typeof(a=1)", """{"z": "1"}""", """{"z": "1", "b": "Boolean"}"""),
            new("null", "eval b=typeof(a)", """{"z": "1"}""", """{"z": "1", "b": "Invalid"}"""),
            new("several values", "eval b=typeof(a)", """{"a": ["x", "y"]}""", """{"a": ["x", "y"], "b": "Multivalue"}"""),
        ],
    };

    public override int MinimumArguments => 1;

    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder) => arguments[0] switch
    {
        ConstantExpression { TextValue: not null } => ConstantExpression.Of("String"),
        { Type.Kind: SplKind.Bool } => ConstantExpression.Of("Boolean"),
        _ => new CallExpression(this, arguments, SplType.Text.NotNull),
    };

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Text.NotNull;

    public override Code Emit(CallExpression call, ExpressionEmitter emit) => new($"Eval.TypeOf({emit.Any(call.Arguments[0]).Text})", SplType.Text.NotNull);
}
