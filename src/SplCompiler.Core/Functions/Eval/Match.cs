using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Commands;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary><c>match</c>: a PCRE matches somewhere in the text.</summary>
public sealed class Match : EvalFunction
{
    public override WordDoc Doc { get; } = new("match")
    {
        Usage = "match(<text>, <pattern>)",
        Summary = "True when the pattern (PCRE, with case) matches somewhere in the text, or in any of several values.",
        Manual = "Search Reference, Comparison and Conditional functions",
        Examples =
        [
            new("anywhere", "where match(a, \"oba\")", """[{"a": "foobar"}, {"a": "x"}]""", """{"a": "foobar"}"""),
            new("with case", "where match(a, \"(?i)FOO\")", """[{"a": "foo"}, {"a": "bar"}]""", """{"a": "foo"}"""),
            new("a pattern from a field", "where match(a, \"^\".b)", """[{"a": "xy", "b": "x"}, {"a": "yx", "b": "x"}]""", """{"a": "xy", "b": "x"}"""),
            new("null is not true, nor is its opposite", "where NOT match(a, \"x\")", """[{"b": "1"}, {"a": "y"}]""", """{"a": "y"}"""),
        ],
    };

    public override int MinimumArguments => 2;

    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder)
    {
        if (arguments[1] is not ConstantExpression { TextValue: { } pattern })
            return new CallExpression(this, arguments, SplType.Bool);
        return Patterns.Check(pattern, syntax.Arguments[1].Span, binder)
            ? new TestExpression(arguments[0], new RegexTest(pattern), MissingIsFalse: false)
            : null;
    }

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Bool;

    // Reached with a pattern that is computed for each row.
    public override Code Emit(CallExpression call, ExpressionEmitter emit) =>
        new($"Eval.Match({emit.Fields(call.Arguments[0], call.Arguments[0]).Text}, {emit.Text(call.Arguments[1]).Text})", SplType.Bool);
}
