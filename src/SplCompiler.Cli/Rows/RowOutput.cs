using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Scheduling;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Rows;

/// <summary>Writes the rows of a run in one format.</summary>
internal abstract class RowOutput : IResultRows
{
    /// <summary>The window of the rows that follow; null when rules are not run over windows.</summary>
    public RunWindow? Window { get; set; }

    public abstract void Write(CompiledRule rule, SplTime? time, long ordinal, ReadOnlySpan<byte> json);

    /// <summary>Passes on what was written so far, for a reader who waits for it.</summary>
    public virtual void Flush()
    {
    }

    /// <summary>No row will come any more.</summary>
    public virtual void Complete()
    {
    }
}
