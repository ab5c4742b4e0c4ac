using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary>A function without arguments that stands for a constant; it is gone once it is bound.</summary>
public abstract class ConstantFunction(Expression value) : EvalFunction
{
    public override int MinimumArguments => 0;

    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder) => value;

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => value.Type;

    public override Code Emit(CallExpression call, ExpressionEmitter emit) => emit.Value(value);
}

/// <summary><c>true()</c>.</summary>
public sealed class True() : ConstantFunction(new TruthExpression(true))
{
    public override WordDoc Doc { get; } = new("true")
    {
        Usage = "true()",
        Summary = "A condition that is always true.",
        Manual = "Search Reference, Informational functions",
        Examples = [new("the last arm of case", "eval b=case(a=\"1\", \"one\", true(), \"other\")", """{"a": "2"}""", """{"a": "2", "b": "other"}""")],
    };
}

/// <summary><c>false()</c>.</summary>
public sealed class False() : ConstantFunction(new TruthExpression(false))
{
    public override WordDoc Doc { get; } = new("false")
    {
        Usage = "false()",
        Summary = "A condition that is never true.",
        Manual = "Search Reference, Informational functions",
        Examples = [new("drops every row", "where false()", """{"a": "1"}""", "[]")],
    };
}

/// <summary><c>null()</c>.</summary>
public sealed class Null() : ConstantFunction(ConstantExpression.Null)
{
    public override WordDoc Doc { get; } = new("null")
    {
        Usage = "null()",
        Summary = "No value: assigned to a field, it removes the field.",
        Manual = "Search Reference, Informational functions",
        Examples = [new("removes a field", "eval a=if(a=\"-\", null(), a)", """[{"a": "-", "b": "1"}, {"a": "x"}]""", """[{"b": "1"}, {"a": "x"}]""")],
    };
}
