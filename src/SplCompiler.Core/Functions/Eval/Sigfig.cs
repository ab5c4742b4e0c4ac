using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary><c>sigfig</c>: rounds a product to the fewest significant digits of its factors, and a sum to the fewest decimal places of its operands; whole numbers are exact.</summary>
public sealed class Sigfig : EvalFunction
{
    public override WordDoc Doc { get; } = new("sigfig")
    {
        Usage = "sigfig(<expression>)",
        Summary = "Rounds a product to the fewest significant digits of its factors, and a sum to the fewest decimal places of its operands; whole numbers are exact.",
        Manual = "Search Reference, Mathematical functions",
        Examples =
        [
            new("a product", "eval b=sigfig(1.00*1111)", """{"z": "1"}""", """{"z": "1", "b": 1110}"""),
            new("a sum", "eval b=sigfig(a+4.567)", """{"a": "123.0"}""", """{"a": "123.0", "b": 127.6}"""),
            new("null", "eval b=sigfig(a*2.0)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values", "eval b=sigfig(a*2.0)", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;

    // The digits are those that were written, which only the syntax knows: behind the value stand its operands as texts.
    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder)
    {
        if (!Conditions.CheckValue(syntax, arguments, 0, binder))
            return null;
        ImmutableArray<Expression> written = syntax.Arguments[0] is OperationSyntax { Rest: [(not Operation.Concatenate, _), ..] } operation
            ? [ConstantExpression.Of(operation.Rest[0].Operation is Operation.Add or Operation.Subtract ? Sum : Product), .. Written(operation, binder)]
            : [ConstantExpression.Of(Product)];
        return new CallExpression(this, [arguments[0], .. written], SplType.Number);
    }

    public override SplType TypeOf(ImmutableArray<Expression> arguments) => SplType.Number;

    public override Code Emit(CallExpression call, ExpressionEmitter emit)
    {
        string method = ((ConstantExpression)call.Arguments[1]).TextValue!;
        string operands = string.Concat(call.Arguments[2..].Select(operand => $", {emit.Text(operand).Text}"));
        return new Code($"Eval.{method}({emit.Number(call.Arguments[0]).Text}{operands})", SplType.Number);
    }

    private const string Product = "SigfigOfProduct";
    private const string Sum = "SigfigOfSum";

    private static IEnumerable<Expression> Written(OperationSyntax operation, Binder binder)
    {
        foreach (ExpressionSyntax operand in operation.Rest.Select(rest => rest.Operand).Prepend(operation.First))
        {
            if (operand is NumberSyntax number)
                yield return ConstantExpression.Of(number.Literal);
            else if (operand is FieldSyntax field && binder.Input.Find(field.Name) is { } column)
                yield return new FieldExpression(column.Name, column.Type);
        }
    }
}
