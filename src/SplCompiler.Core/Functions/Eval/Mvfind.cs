using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Commands;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary><c>mvfind</c>: the place, from 0, of the first value that the pattern (PCRE) matches; null when none does.</summary>
public sealed class Mvfind : EvalFunction
{
    public override WordDoc Doc { get; } = new("mvfind")
    {
        Usage = "mvfind(<values>, <pattern>)",
        Summary = "The place, from 0, of the first value that the pattern (PCRE) matches; null when none does.",
        Manual = "Search Reference, Multivalue eval functions",
        Examples =
        [
            new("the first that matches", "eval b=mvfind(a, \"^y\")", """{"a": ["x", "yes", "y"]}""", """{"a": ["x", "yes", "y"], "b": 1}"""),
            new("one value", "eval b=mvfind(a, \"x\")", """{"a": "x"}""", """{"a": "x", "b": 0}"""),
            new("none", "eval b=mvfind(a, \"z\")", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
            new("null", "eval b=mvfind(a, \"x\")", """{"z": "1"}""", """{"z": "1"}"""),
        ],
    };

    public override int MinimumArguments => 2;

    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder) =>
        arguments[1] is ConstantExpression { TextValue: { } pattern } && !Patterns.Check(pattern, syntax.Arguments[1].Span, binder)
            ? null
            : new CallExpression(this, arguments, SplType.Number);

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Number;

    public override Code Emit(CallExpression call, ExpressionEmitter emit)
    {
        string pattern = call.Arguments[1] is ConstantExpression { TextValue: { } constant }
            ? emit.Stage.Regex(constant, "found", cuts: false)
            : emit.Text(call.Arguments[1]).Text;
        return new Code($"Eval.Mvfind({emit.Fields(call.Arguments[0], call.Arguments[0]).Text}, {pattern})", SplType.Number);
    }
}
