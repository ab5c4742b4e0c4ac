using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Commands;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary><c>lookup</c>: looks up fields in a table and gives them as a JSON object.</summary>
public sealed class Lookup : EvalFunction
{
    public override WordDoc Doc { get; } = new("lookup")
    {
        Usage = "lookup(\"<table>\", json_object(\"<field>\", <value>, ...), json_array(\"<field>\", ...))",
        Summary = "Looks up fields in a table and gives them as a JSON object; several matching rows make arrays, and none null.",
        Manual = "Search Reference, Comparison and Conditional functions",
        Examples =
        [
            new("without a table there is no match", "eval b=lookup(\"dnslookup\", json_object(\"id\", a), json_array(\"name\"))", """{"a": "1"}""", """{"a": "1"}""", Reports: "SPL3020"),
            new("null", "eval b=lookup(\"dnslookup\", a, json_array(\"name\"))", """{"z": "1"}""", """{"z": "1"}""", Reports: "SPL3020"),
            new("several values", "eval b=lookup(\"dnslookup\", json_object(\"id\", a), a)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}""", Reports: "SPL3020"),
        ],
    };

    public override int MinimumArguments => 3;

    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder)
    {
        if (!Conditions.CheckValues(syntax, arguments, binder))
            return null;
        if (arguments[0] is not ConstantExpression { TextValue: { } table })
        {
            binder.Report(Descriptors.TypeMismatch, syntax.Arguments[0].Span, "`lookup` expects the name of a table in quotes", "not known before the search runs");
            return null;
        }

        return binder.Lookup(table, syntax.Arguments[0].Span) is null ? null : base.Bind(syntax, arguments, binder);
    }

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Text;

    public override Code Emit(CallExpression call, ExpressionEmitter emit) =>
        new($"LookupMatch.Json(Run.Lookups, {string.Join(", ", call.Arguments.Select(argument => emit.Text(argument).Text))})", SplType.Text);
}
