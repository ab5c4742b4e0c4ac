using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary><c>mvmap</c>: the expression for each value of the field, which stands for that value in it; nulls are left out.</summary>
public sealed class Mvmap : EvalFunction
{
    public override WordDoc Doc { get; } = new("mvmap")
    {
        Usage = "mvmap(<field>, <expression>)",
        Summary = "The expression for each value of the field, which stands for that value in it; nulls are left out.",
        Manual = "Search Reference, Multivalue eval functions",
        Examples =
        [
            new("for each value", "eval b=mvmap(a, a*10)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"], "b": ["10", "20"]}"""),
            new("nulls are left out", "eval b=mvmap(a, if(a=c, null(), a))", """{"a": ["x", "y"], "c": "x"}""", """{"a": ["x", "y"], "c": "x", "b": "y"}"""),
            new("one value", "eval b=mvmap(a, \"<\".a.\">\")", """{"a": "x"}""", """{"a": "x", "b": "<x>"}"""),
            new("null", "eval b=mvmap(a, a.\"x\")", """{"z": "1"}""", """{"z": "1"}"""),
        ],
    };

    public override int MinimumArguments => 2;

    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder)
    {
        if (arguments[0] is not FieldExpression field)
        {
            binder.Report(Descriptors.TypeMismatch, syntax.Arguments[0].Span, "`mvmap` expects a field here, found an expression", "the expression behind it names its values by the field",
                "make it a field with `eval` before");
            return null;
        }

        return Conditions.CheckValue(syntax, arguments, 1, binder) ? EachValue.Bind(this, field, arguments[1]) : null;
    }

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Any;

    public override Code Emit(CallExpression call, ExpressionEmitter emit) =>
        EachValue.Emit((FieldExpression)call.Arguments[0], call.Arguments[1], "mapped", emit, mapped => $"{mapped}.Add({emit.Any(call.Arguments[1]).Text});");
}
