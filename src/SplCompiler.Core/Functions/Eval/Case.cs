using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary><c>case</c>: the value of the first condition that is true.</summary>
public sealed class Case : EvalFunction
{
    public override WordDoc Doc { get; } = new("case")
    {
        Usage = "case(<condition>, <value>[, <condition>, <value>]...)",
        Summary = "The value behind the first condition that is true; null when none is.",
        Manual = "Search Reference, Comparison and Conditional functions",
        Examples =
        [
            new("the first that is true", "eval b=case(a=\"1\", \"one\", a=\"2\", \"two\")", """[{"a": "2"}, {"a": "3"}]""", """[{"a": "2", "b": "two"}, {"a": "3"}]"""),
            new("a default", "eval b=case(a=\"1\", \"one\", 1=1, \"other\")", """{"a": "3"}""", """{"a": "3", "b": "other"}"""),
            new("a null condition is not true", "eval b=case(x=\"1\", \"one\", true(), \"other\")", """{"a": "3"}""", """{"a": "3", "b": "other"}"""),
        ],
    };

    public override int MinimumArguments => 2;

    public override int MaximumArguments => int.MaxValue;

    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder)
    {
        if (arguments.Length % 2 != 0)
        {
            binder.Report(Descriptors.ArgumentCount, syntax.Span, $"`case` takes pairs of condition and value, found {arguments.Length} arguments", "a value is missing", $"usage: `{Doc.Usage}`");
            return null;
        }

        for (int i = 0; i < arguments.Length; i += 2)
        {
            if (!Conditions.Check(syntax, arguments, i, binder) || !Conditions.CheckValue(syntax, arguments, i + 1, binder))
                return null;
        }

        return new CallExpression(this, arguments, TypeOf(arguments));
    }

    public override SplType TypeOf(ImmutableArray<Expression> arguments)
    {
        SplType type = SplType.Null;
        for (int i = 1; i < arguments.Length; i += 2)
            type = i == 1 ? arguments[i].Type : type.Or(arguments[i].Type);
        bool hasDefault = arguments[^2] is TruthExpression { Value: true };
        return hasDefault ? type : type with { IsNullable = true };
    }

    public override Code Emit(CallExpression call, ExpressionEmitter emit)
    {
        string text = "";
        for (int i = 0; i < call.Arguments.Length; i += 2)
        {
            Code value = ExpressionEmitter.Convert(emit.Value(call.Arguments[i + 1]), call.Type);
            if (call.Arguments[i] is TruthExpression { Value: true })
                return new Code(text + value.Operand, call.Type, IsPrimary: text.Length == 0);
            text += $"{emit.True(call.Arguments[i]).Operand} ? {value.Operand} : ";
        }

        return new Code(text + ExpressionEmitter.Convert(new Code("SplValue.Null", SplType.Null), call.Type).Operand, call.Type, IsPrimary: false);
    }
}
