using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary><c>searchmatch</c>: true when the row matches the search expression, as the command search would have it.</summary>
public sealed class Searchmatch : EvalFunction
{
    public override WordDoc Doc { get; } = new("searchmatch")
    {
        Usage = "searchmatch(\"<search-expression>\")",
        Summary = "True when the row matches the search expression, as the command search would have it.",
        Manual = "Search Reference, Comparison and Conditional functions",
        Examples =
        [
            new("fields", "where searchmatch(\"x=hi y=*\")", """[{"x": "HI", "y": "1"}, {"x": "hi"}]""", """{"x": "HI", "y": "1"}"""),
            new("a missing field does not match", "where NOT searchmatch(\"x=hi\")", """{"z": "1"}""", """{"z": "1"}"""),
            new("any of several values", "where searchmatch(\"x=h*\")", """{"x": ["p", "hi"]}""", """{"x": ["p", "hi"]}"""),
        ],
    };

    public override int MinimumArguments => 1;

    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder)
    {
        if (arguments[0] is not ConstantExpression { TextValue: { } search })
        {
            binder.Report(Descriptors.TypeMismatch, syntax.Arguments[0].Span, "`searchmatch` expects text in quotes", "not known before the search runs");
            return null;
        }

        return SearchLiteral.Parse(search, syntax.Arguments[0].Span, Doc, binder) is { } parsed ? binder.BindSearch(parsed) : null;
    }

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Bool.NotNull;

    // What Bind gives is the search itself.
    public override Code Emit(CallExpression call, ExpressionEmitter emit) => emit.True(call.Arguments[0]);
}
