using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary>An aggregate whose state is a struct of the runtime with Add, Merge, Save, Restore and a result.</summary>
public abstract class StateAggregate(string stateType, SplType resultType, string result) : AggregateFunction
{
    /// <summary>True when Add takes the symbol table of the groups.</summary>
    protected virtual bool TakesSymbols => false;

    /// <summary>True when Add has a form for text and one for a list of texts; else they are given as values.</summary>
    protected virtual bool TakesTexts => false;

    public override bool IsNumeric => resultType == SplType.Number && !TakesSymbols && !NeedsTime;

    public override SplType TypeOf(Expression? argument) => resultType;

    public override string StateType(Expression? argument) => stateType;

    public override string EmitAdd(string state, Expression? argument, AggregateEmitter emit)
    {
        if (argument!.Type.Kind == SplKind.Null)
            return "";
        Code code = emit.Expressions.Value(argument);
        string value = code.Type.Kind is SplKind.Text or SplKind.Many && !TakesTexts ? ExpressionEmitter.Convert(code, SplType.Any).Text : code.Text;
        return $"{state}.Add({value}{(TakesSymbols ? $", {emit.Symbols}" : "")});";
    }

    public override Code EmitResult(string state, Expression? argument, AggregateEmitter emit) => new(
        $"{state}.{result}{(TakesSymbols ? $"({emit.Symbols})" : "")}", ResultCode);

    /// <summary>The C# type of the result, when it differs from the type of the column.</summary>
    protected virtual SplType ResultCode => resultType;
}
