using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary><c>relative_time</c>: a time moved by a time modifier such as -1d@d.</summary>
public sealed class RelativeTime : EvalFunction
{
    public override WordDoc Doc { get; } = new("relative_time")
    {
        Usage = "relative_time(<time>, <modifier>)",
        Summary = "A time moved by a time modifier such as -1d@d.",
        Manual = "Search Reference, Date and Time functions",
        Examples =
        [
            new("a week back", "eval b=relative_time(a, \"-7d\")", """{"a": "1645092037"}""", """{"a": "1645092037", "b": 1644487237}"""),
            new("to midnight, then back", "eval b=relative_time(a, \"@d-2h\")", """{"a": "100000"}""", """{"a": "100000", "b": 79200}"""),
            new("no modifier in a field", "eval b=relative_time(0, a)", """{"a": "soon"}""", """{"a": "soon"}"""),
            new("null", "eval b=relative_time(a, \"@d\")", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values", "eval b=relative_time(a, \"@d\")", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 2;

    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder)
    {
        if (arguments[1] is ConstantExpression { TextValue: { } modifier } && !TimeModifiers.IsModifier(modifier))
        {
            binder.Report(Descriptors.InvalidTimeModifier, syntax.Arguments[1].Span, $"`{modifier}` is no time modifier, so the time is null", "always null",
                modifier.Contains('`', StringComparison.Ordinal) ? "a macro inside quotes is not expanded: write the quotes into the macro" : "such as -1d@d or @w1");
            return ConstantExpression.Null;
        }

        return new CallExpression(this, arguments, SplType.Time);
    }

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Time;

    public override Code Emit(CallExpression call, ExpressionEmitter emit)
    {
        string modifier = call.Arguments[1] is ConstantExpression { TextValue: { } constant }
            ? emit.Stage.Static("RelativeTime", "timeModifier", $"RelativeTime.Parse({CSharpText.Literal(constant)})")
            : emit.Text(call.Arguments[1]).Text;
        string time = ExpressionEmitter.Convert(emit.Value(call.Arguments[0]), SplType.Time).Text;
        string moved = $"Eval.RelativeTime({time}, {modifier}, Run.TimeZone)";
        bool isOfRun = call.Arguments is [CallExpression { Function: Now }, ConstantExpression] && !emit.Stage.ReadsAliased;
        return new Code(isOfRun ? emit.Stage.Members.TimeOfRun("relativeTime", moved) : moved, SplType.Time);
    }
}
