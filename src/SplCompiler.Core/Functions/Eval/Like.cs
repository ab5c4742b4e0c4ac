using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary><c>like</c>: the whole text fits a pattern of <c>%</c> and <c>_</c>.</summary>
public sealed class Like : EvalFunction
{
    public override WordDoc Doc { get; } = new("like")
    {
        Usage = "like(<text>, <pattern>) | <text> LIKE <pattern>",
        Summary = "True when the whole text fits the pattern, with case: `%` stands for any text, `_` for one character.",
        Manual = "Search Reference, Comparison and Conditional functions",
        Examples =
        [
            new("a prefix", "where like(a, \"ab%\")", """[{"a": "abc"}, {"a": "xabc"}]""", """{"a": "abc"}"""),
            new("one character", "where a LIKE \"_b\"", """[{"a": "ab"}, {"a": "aab"}]""", """{"a": "ab"}"""),
            new("null is not true", "where like(b, \"%\")", """{"a": "x"}""", "[]"),
        ],
    };

    public override int MinimumArguments => 2;

    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder) =>
        arguments[1] is ConstantExpression { TextValue: { } pattern }
            ? new TestExpression(arguments[0], new LikeTest(pattern), MissingIsFalse: false)
            : new CallExpression(this, arguments, SplType.Bool);

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Bool;

    // Reached with a pattern that is computed for each row.
    public override Code Emit(CallExpression call, ExpressionEmitter emit) =>
        new($"Eval.Like({emit.Fields(call.Arguments[0], call.Arguments[0]).Text}, {emit.Text(call.Arguments[1]).Text})", SplType.Bool);
}
