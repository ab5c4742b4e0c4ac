using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary>A statistic over the numbers among its arguments. Text in a field may be no number; text in quotes is a mistake.</summary>
/// <param name="method">The method of the runtime's <c>Eval</c>.</param>
public abstract class StatisticFunction(string method) : ValueFunction(method, SplType.Number)
{
    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is not ConstantExpression { TextValue: not null })
                continue;
            binder.Report(Descriptors.TypeMismatch, syntax.Arguments[i].Span, $"`{Name}` expects numbers, found a text", "text in quotes", "write the number without quotes");
            return null;
        }

        return base.Bind(syntax, arguments, binder);
    }
}
