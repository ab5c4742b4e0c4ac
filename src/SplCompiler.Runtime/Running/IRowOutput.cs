namespace SplCompiler.Runtime;

/// <summary>Takes the rows of a run, on the thread that called the runner.</summary>
/// <remarks>
/// Rows of streaming rules come in input order as they are found, whatever the number of workers; the others come at the
/// end, rule by rule in the order of the pack.
/// </remarks>
public interface IRowOutput
{
    /// <summary>A row of a rule as one JSON object, without a line break. The bytes are valid during the call.</summary>
    void Write(CompiledRule rule, RowOrigin origin, ReadOnlySpan<byte> json);
}

/// <summary>Takes the rows of a run as values: no JSON is written.</summary>
internal interface IRowValueOutput : IRowOutput
{
    void Write(CompiledRule rule, RowOrigin origin, IRow values);
}

/// <summary>The event that a row comes from.</summary>
/// <param name="Time">Its time; null when it has none, or when the row comes from many events.</param>
/// <param name="Ordinal">Its place in the input; -1 when the row comes from many events.</param>
public readonly record struct RowOrigin(SplTime? Time, long Ordinal)
{
    /// <summary>The row was made at the end of the input.</summary>
    public static RowOrigin End { get; } = new(null, -1);
}
