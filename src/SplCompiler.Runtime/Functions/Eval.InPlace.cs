namespace SplCompiler.Runtime;

/// <content>Functions that look at a field of an event in place, without a copy of its text.</content>
public static partial class Eval
{
    /// <inheritdoc cref="Len(SplValue)"/>
    public static double? Len(FieldValues values)
    {
        if (!values.TrySingle(out ReadOnlySpan<byte> text))
            return null;
        // Every code point has one byte that does not continue another; a bad byte counts as one character.
        int count = 0;
        foreach (byte b in text)
            count += (b & 0xC0) == 0x80 ? 0 : 1;
        return count;
    }

    /// <inheritdoc cref="Len(SplValue)"/>
    public static double? Len(string? text) => Len((SplValue)text);

    /// <inheritdoc cref="Mvcount(SplValue)"/>
    public static double? Mvcount(string? text) => text is null ? null : 1;

    /// <inheritdoc cref="Mvcount(SplValue)"/>
    public static double? Mvcount(FieldValues values) => values.IsMissing ? null : values.Count;

    /// <inheritdoc cref="Tonumber(SplValue)"/>
    public static double? Tonumber(string? text) => Number(text);

    /// <inheritdoc cref="Tonumber(SplValue)"/>
    public static double? Tonumber(FieldValues values) => Number(values);
}
