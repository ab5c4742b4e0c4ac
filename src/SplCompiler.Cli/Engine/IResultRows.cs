using SplCompiler.Runtime;

namespace SplCompiler.Cli.Engine;

/// <summary>Takes the rows of a run.</summary>
public interface IResultRows
{
    /// <summary>Takes one row.</summary>
    /// <param name="rule">Whose row it is.</param>
    /// <param name="time">The time of the event that it comes from; null when it has none, or when it comes from many.</param>
    /// <param name="ordinal">The place of that event in the input; -1 when the row comes from many.</param>
    /// <param name="json">The row as a JSON object, valid during the call.</param>
    void Write(CompiledRule rule, SplTime? time, long ordinal, ReadOnlySpan<byte> json);
}
