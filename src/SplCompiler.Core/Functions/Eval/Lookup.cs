using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary><c>lookup</c>: looks up fields in a table and gives them as a JSON object. Not supported yet.</summary>
public sealed class Lookup : EvalFunction
{
    public override WordDoc Doc { get; } = new("lookup")
    {
        Usage = "lookup(\"<table>\", json_object(\"<field>\", <value>, ...), json_array(\"<field>\", ...))",
        Summary = "Looks up fields in a table and gives them as a JSON object. Not supported yet.",
        Manual = "Search Reference, Comparison and Conditional functions",
        Examples =
        [
        ],
    };

    public override int MinimumArguments => 3;

    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder)
    {
        binder.Report(Descriptors.UnsupportedForm, syntax.Span, "the function `lookup` is not supported yet", "looks up a table", "use the command `lookup` before");
        return null;
    }

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Text;

    public override Code Emit(CallExpression call, ExpressionEmitter emit) => throw new InvalidOperationException("lookup() is refused when it is bound.");
}
