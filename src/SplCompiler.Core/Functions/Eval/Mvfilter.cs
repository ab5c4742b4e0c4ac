using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary><c>mvfilter</c>: the values of a field for which the condition is true; the condition looks at that one field.</summary>
public sealed class Mvfilter : EvalFunction
{
    public override WordDoc Doc { get; } = new("mvfilter")
    {
        Usage = "mvfilter(<condition>)",
        Summary = "The values of a field for which the condition is true; the condition looks at that one field.",
        Manual = "Search Reference, Multivalue eval functions",
        Examples =
        [
            new("those that match", "eval b=mvfilter(match(a, \"^x\") OR a=\"z\")", """{"a": ["x1", "y", "z"]}""", """{"a": ["x1", "y", "z"], "b": ["x1", "z"]}"""),
            new("none", "eval b=mvfilter(a=\"q\")", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
            new("one value", "eval b=mvfilter(len(a) > 2)", """{"a": "abc"}""", """{"a": "abc", "b": "abc"}"""),
            new("null", "eval b=mvfilter(isnull(a))", """{"z": "1"}""", """{"z": "1"}"""),
        ],
    };

    public override int MinimumArguments => 1;

    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder)
    {
        if (!Conditions.Check(syntax, arguments, 0, binder))
            return null;

        string[] fields = [.. arguments[0].Fields().Distinct(StringComparer.Ordinal)];
        if (fields.Length == 1)
            return EachValue.Bind(this, EachValue.Field(arguments[0], fields[0]), arguments[0]);
        string found = fields.Length == 0 ? "none" : string.Join(", ", fields.Select(name => $"`{name}`"));
        binder.Report(Descriptors.TypeMismatch, syntax.Arguments[0].Span, $"the condition of `mvfilter` looks at exactly one field, found {found}", "one field");
        return null;
    }

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Any;

    public override Code Emit(CallExpression call, ExpressionEmitter emit)
    {
        (FieldExpression field, Expression condition) = ((FieldExpression)call.Arguments[0], call.Arguments[1]);
        return EachValue.Emit(field, condition, "kept", emit, kept =>
            $"if ({ExpressionEmitter.Reachable(emit.True(condition))}) {kept}.Add({emit.Any(EachValue.Field(condition, field.Name)).Text});");
    }
}
