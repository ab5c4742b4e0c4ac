using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Functions.Eval;

/// <summary><c>coalesce</c>: the first value that is not null.</summary>
public sealed class Coalesce : EvalFunction
{
    public override WordDoc Doc { get; } = new("coalesce")
    {
        Usage = "coalesce(<value>, ...)",
        Summary = "The first value that is not null. Empty text is not null.",
        Manual = "Search Reference, Comparison and Conditional functions",
        Examples =
        [
            new("the first there is", "eval c=coalesce(a, b, \"none\")", """[{"b": "1"}, {"x": "2"}]""", """[{"b": "1", "c": "1"}, {"x": "2", "c": "none"}]"""),
            new("empty text counts", "eval c=coalesce(a, \"x\")", """{"a": ""}""", """{"a": "", "c": ""}"""),
            new("several values", "eval c=coalesce(a, b)", """{"b": ["1", "2"]}""", """{"b": ["1", "2"], "c": ["1", "2"]}"""),
        ],
    };

    public override int MinimumArguments => 1;

    public override int MaximumArguments => int.MaxValue;

    public override Expression? Bind(CallSyntax syntax, ImmutableArray<Expression> arguments, Binder binder) =>
        Conditions.CheckValues(syntax, arguments, binder) ? base.Bind(syntax, arguments, binder) : null;

    public override SplType TypeOf(ImmutableArray<Expression> arguments)
    {
        SplType type = arguments[0].Type;
        foreach (Expression argument in arguments[1..])
            type = type.Or(argument.Type);
        return type with { IsNullable = arguments.All(argument => argument.Type.IsNullable) };
    }

    public override Code Emit(CallExpression call, ExpressionEmitter emit)
    {
        if (call.Type.Kind is SplKind.Event or SplKind.Any)
        {
            IEnumerable<string> values = call.Arguments.Where(argument => argument.Type.Kind != SplKind.Null)
                .Select(argument => ExpressionEmitter.Convert(emit.Value(argument), call.Type).Text);
            string text = values.Aggregate((first, second) => $"Eval.Coalesce({first}, {second})");
            return new Code(text, call.Type);
        }

        // What follows a value that is never null is not reached, and C# refuses ?? on it.
        var reached = new List<string>();
        foreach (Expression argument in call.Arguments.Where(argument => argument.Type.Kind != SplKind.Null))
        {
            Code value = emit.Value(argument);
            reached.Add(ExpressionEmitter.Convert(value, call.Type).Operand);
            if (!argument.Type.IsNullable || !value.Type.IsNullable)
                break;
        }

        return reached.Count == 0
            ? new Code("SplValue.Null", SplType.Null)
            : new Code(string.Join(" ?? ", reached), call.Type, reached.Count == 1);
    }
}
