namespace SplCompiler.Runtime;

/// <summary>Numbers rows from 1: the <c>_serial_id</c> of <c>map</c>.</summary>
public sealed class RowNumbers
{
    private long _rows;

    /// <summary>The number of this row, whatever its value.</summary>
    public double Next(SplValue _) => ++_rows;
}
