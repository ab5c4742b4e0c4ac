using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions;

/// <summary>A statistical function: of stats and its relatives. One file each: Doc, Typing, Emission.</summary>
public abstract class AggregateFunction
{
    public abstract WordDoc Doc { get; }

    public string Name => Doc.Name;

    /// <summary>False for <c>count</c>, which may stand alone.</summary>
    public virtual bool NeedsArgument => true;

    /// <summary>The result depends on the order of rows.</summary>
    public virtual bool NeedsOrder => false;

    /// <summary>The result depends on <c>_time</c>.</summary>
    public virtual bool NeedsTime => false;

    /// <summary>The result over no rows is 0, so a search without BY gives a row over nothing.</summary>
    public virtual bool CountsNothing => false;

    /// <summary>For the functions of timechart: the sum is given for so many seconds. Null for all others.</summary>
    public virtual double? PerSeconds => null;

    /// <summary>It is computed over numbers: other text is left out, or with <c>allnum=t</c> leaves no result.</summary>
    public virtual bool IsNumeric => false;

    /// <summary>Why the function cannot be computed here; null when it can.</summary>
    public virtual string? Refusal => null;

    /// <summary>The function over the fields of a wildcard on open rows: its state must be a struct of the runtime.</summary>
    public virtual AggregateFunction OverWildcard => this;

    /// <summary>The type of the result.</summary>
    public abstract SplType TypeOf(Expression? argument);

    /// <summary>The C# type of the running state.</summary>
    public abstract string StateType(Expression? argument);

    /// <summary>The statement that adds the current row to the state.</summary>
    public abstract string EmitAdd(string state, Expression? argument, AggregateEmitter emit);

    /// <summary>The C# expression of the result.</summary>
    public abstract Code EmitResult(string state, Expression? argument, AggregateEmitter emit);

    /// <summary>The statement that adds the state of another group; <c>symbols</c> maps its symbols to ours.</summary>
    public virtual string EmitMerge(string member) => $"{member}.Merge(other.{member}, symbols);";

    /// <summary>The statement that writes the state.</summary>
    public virtual string EmitSave(string member) => $"{member}.Save(state);";

    /// <summary>The statement that reads the state.</summary>
    public virtual string EmitRestore(string member) => $"{member}.Restore(state);";

    public override string ToString() => Name;
}
