using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary><c>isnull</c>: there is no value.</summary>
public sealed class Isnull : EvalFunction
{
    public override WordDoc Doc { get; } = new("isnull")
    {
        Usage = "isnull(<value>)",
        Summary = "True when there is no value. Empty text is a value.",
        Manual = "Search Reference, Informational functions",
        Examples =
        [
            new("missing", "where isnull(a)", """[{"a": "1"}, {"b": "2"}]""", """{"b": "2"}"""),
            new("empty text is a value", "where isnull(a)", """{"a": ""}""", "[]"),
            new("its opposite", "where NOT isnull(a)", """[{"a": ["1", "2"]}, {"b": "3"}]""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;

    // What is known before the search runs is no condition of C#.
    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder) => arguments[0].Type switch
    {
        { Kind: SplKind.Null } => new TruthExpression(true),
        { Kind: not SplKind.Bool, IsNullable: false } => new TruthExpression(false),
        _ => base.Bind(syntax, arguments, binder),
    };

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Bool.NotNull;

    public override Code Emit(CallExpression call, ExpressionEmitter emit) =>
        new($"!{emit.IsPresent(call.Arguments[0]).Operand}", SplType.Bool.NotNull, IsPrimary: false);
}
