using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Commands;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary><c>replace</c>: replaces every match of a PCRE.</summary>
public sealed class Replace : EvalFunction
{
    public override WordDoc Doc { get; } = new("replace")
    {
        Usage = "replace(<text>, <pattern>, <replacement>)",
        Summary = "Replaces every match of the pattern (PCRE); `\\\\1` in the replacement is the first group.",
        Manual = "Search Reference, Text functions",
        Examples =
        [
            new("groups", "eval d=replace(\"1/14/2023\", \"^(\\d{1,2})/(\\d{1,2})/\", \"\\2/\\1/\")", """{"a": "1"}""", """{"a": "1", "d": "14/1/2023"}"""),
            new("every match", "eval b=replace(a, \"x\", \"-\")", """{"a": "xaxb"}""", """{"a": "xaxb", "b": "-a-b"}"""),
            new("null", "eval b=replace(c, \"x\", \"-\")", """{"a": "x"}""", """{"a": "x"}"""),
        ],
    };

    public override int MinimumArguments => 3;

    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder) =>
        arguments[1] is ConstantExpression { TextValue: { } pattern } && !Patterns.Check(pattern, syntax.Arguments[1].Span, binder)
            ? null
            : new CallExpression(this, arguments, SplType.Text);

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Text;

    public override Code Emit(CallExpression call, ExpressionEmitter emit)
    {
        string pattern = call.Arguments[1] is ConstantExpression { TextValue: { } constant }
            ? emit.Stage.Regex(constant, "replaced", cuts: true)
            : emit.Text(call.Arguments[1]).Text;
        return new Code($"Eval.Replace({emit.Text(call.Arguments[0]).Text}, {pattern}, {emit.Text(call.Arguments[2]).Text})", SplType.Text);
    }
}
