using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary><c>isnotnull</c>: there is a value.</summary>
public sealed class Isnotnull : EvalFunction
{
    public override WordDoc Doc { get; } = new("isnotnull")
    {
        Usage = "isnotnull(<value>)",
        Summary = "True when there is a value. Empty text is a value.",
        Manual = "Search Reference, Informational functions",
        Examples =
        [
            new("present", "where isnotnull(a)", """[{"a": "1"}, {"b": "2"}]""", """{"a": "1"}"""),
            new("empty text is a value", "where isnotnull(a)", """{"a": ""}""", """{"a": ""}"""),
            new("a computed value", "where isnotnull(tonumber(a))", """[{"a": "x"}, {"a": "7"}]""", """{"a": "7"}"""),
        ],
    };

    public override int MinimumArguments => 1;

    // What is known before the search runs is no condition of C#.
    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder) => arguments[0].Type switch
    {
        { Kind: SplKind.Null } => new TruthExpression(false),
        { Kind: not SplKind.Bool, IsNullable: false } => new TruthExpression(true),
        _ => base.Bind(syntax, arguments, binder),
    };

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Bool.NotNull;

    public override Code Emit(CallExpression call, ExpressionEmitter emit) => emit.IsPresent(call.Arguments[0]);
}
