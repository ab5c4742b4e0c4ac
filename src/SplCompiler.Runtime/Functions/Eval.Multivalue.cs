using System.Text;

namespace SplCompiler.Runtime;

public static partial class Eval
{
    /// <summary>The first value that is not null.</summary>
    public static FieldValues Coalesce(FieldValues first, FieldValues second) => first.IsPresent ? first : second;

    /// <inheritdoc cref="Coalesce(FieldValues, FieldValues)"/>
    public static SplValue Coalesce(SplValue first, SplValue second) => first.IsNull ? second : first;

    /// <summary>How many values there are; null when there is none.</summary>
    public static double? Mvcount(SplValue value) => value.IsNull ? null : value.Count;

    /// <summary>All values one behind the other.</summary>
    public static SplValue Mvappend(params ReadOnlySpan<SplValue> values) => SplValue.FromMany(values);

    /// <summary>The value at a position from 0, from the end when negative; null out of range.</summary>
    public static SplValue Mvindex(SplValue value, SplValue start) => Mvindex(value, start, start);

    /// <summary>The values from one position up to another, which belongs to them.</summary>
    public static SplValue Mvindex(SplValue value, SplValue start, SplValue end)
    {
        if (!Range(value.Count, start.Number, end.Number, out int from, out int to))
            return SplValue.Null;
        var values = new SplValue[to - from + 1];
        for (int i = from; i <= to; i++)
            values[i - from] = value[i];
        return SplValue.FromMany(values);
    }

    /// <inheritdoc cref="Mvindex(SplValue, SplValue)"/>
    public static FieldValues Mvindex(FieldValues values, double start, Scratch scratch) => Mvindex(values, start, start, scratch);

    /// <inheritdoc cref="Mvindex(SplValue, SplValue, SplValue)"/>
    public static FieldValues Mvindex(FieldValues values, double start, double end, Scratch scratch)
    {
        if (!Range(values.Count, start, end, out int from, out int to))
            return default;
        return from == to ? new FieldValues(values[from]) : scratch.Copy(values, from, to - from + 1);
    }

    /// <inheritdoc cref="Mvindex(SplValue, SplValue)"/>
    public static FieldValues Mvindex(FieldValues values, SplValue start, Scratch scratch) =>
        start.Number is { } position ? Mvindex(values, position, scratch) : default;

    /// <inheritdoc cref="Mvindex(SplValue, SplValue, SplValue)"/>
    public static FieldValues Mvindex(FieldValues values, SplValue start, SplValue end, Scratch scratch) =>
        start.Number is { } from && end.Number is { } to ? Mvindex(values, from, to, scratch) : default;

    /// <summary>Cuts text at a delimiter; an empty one cuts it into characters. Null for several values.</summary>
    public static SplValue Split(SplValue value, SplValue delimiter)
    {
        if (value.Text is not { } text || delimiter.Text is not { } separator)
            return SplValue.Null;
        IEnumerable<string> parts = separator.Length == 0
            ? text.EnumerateRunes().Select(rune => rune.ToString())
            : text.Split(separator, StringSplitOptions.None);
        return SplValue.FromMany([.. parts.Select(SplValue.FromText)]);
    }

    /// <inheritdoc cref="Split(SplValue, SplValue)"/>
    public static FieldValues Split(FieldValues values, ReadOnlySpan<byte> delimiter, Scratch scratch)
    {
        // The empty text has no characters.
        if (!values.TrySingle(out ReadOnlySpan<byte> text) || (delimiter.IsEmpty && text.IsEmpty))
            return default;
        int first = scratch.Count;
        while (true)
        {
            int length = delimiter.IsEmpty ? NextCharacter(text) : text.IndexOf(delimiter);
            if (length < 0 || (delimiter.IsEmpty && length == text.Length))
                break;
            scratch.Add(text[..length]);
            text = text[(length + delimiter.Length)..];
        }

        scratch.Add(text);
        return new FieldValues(scratch, first, scratch.Count - first);
    }

    private static int NextCharacter(ReadOnlySpan<byte> text)
    {
        Rune.DecodeFromUtf8(text, out _, out int length);
        return length;
    }

    private static bool Range(int count, double? start, double? end, out int from, out int to)
    {
        from = Position(start, count);
        to = Math.Min(Position(end, count), count - 1);
        return start is not null && end is not null && from >= 0 && from <= to;
    }

    private static int Position(double? index, int count) => index switch
    {
        null => -1,
        < 0 => (int)Math.Max(-1, count + index.Value),
        _ => (int)Math.Min(index.Value, int.MaxValue),
    };
}
