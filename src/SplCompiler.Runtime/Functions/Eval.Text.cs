using System.Buffers;
using System.Text;

namespace SplCompiler.Runtime;

public static partial class Eval
{
    /// <summary>Source: Search Reference, "Text functions". Maps over several values.</summary>
    public static SplValue Lower(SplValue value) => Map(value, static text => text.ToLowerInvariant());

    /// <inheritdoc cref="Lower(SplValue)"/>
    public static FieldValues Lower(FieldValues values, Scratch scratch) => WithCase(values, upper: false, scratch);

    /// <inheritdoc cref="Lower(SplValue)"/>
    public static SplValue Upper(SplValue value) => Map(value, static text => text.ToUpperInvariant());

    /// <inheritdoc cref="Lower(SplValue)"/>
    public static FieldValues Upper(FieldValues values, Scratch scratch) => WithCase(values, upper: true, scratch);

    /// <summary>The number of code points; null for several values.</summary>
    public static double? Len(SplValue value)
    {
        if (value.Text is not { } text)
            return null;
        int count = 0;
        foreach (Rune unused in text.EnumerateRunes())
            count++;
        return count;
    }

    /// <summary>Replaces every match; <c>\1</c> in the replacement is the first group.</summary>
    public static string? Replace(string? text, SplRegex pattern, string? replacement) =>
        text is null || replacement is null ? null : pattern.Replace(text, replacement);

    /// <summary>The same with a pattern that is computed for each row; null when it is no valid pattern.</summary>
    public static string? Replace(string? text, string? pattern, string? replacement) =>
        pattern is not null && RowPatterns.Get(pattern) is { } regex ? Replace(text, regex, replacement) : null;

    /// <summary>True when a pattern that is computed for each row matches any value; an invalid pattern matches nothing.</summary>
    public static bool Match(FieldValues values, string? pattern) =>
        pattern is not null && RowPatterns.Get(pattern) is { } regex && values.AnyIsMatch(regex);

    /// <summary>True when any value fits a LIKE pattern that is computed for each row.</summary>
    public static bool Like(FieldValues values, string? pattern) => pattern is not null && values.AnyLike(new LikePattern(pattern));

    private static FieldValues WithCase(FieldValues values, bool upper, Scratch scratch)
    {
        if (values.TrySingle(out ReadOnlySpan<byte> single))
            return new FieldValues(WithCase(single, upper, scratch));
        int first = scratch.Count;
        foreach (ReadOnlySpan<byte> value in values)
            scratch.Add(WithCase(value, upper, scratch));
        return new FieldValues(scratch, first, values.Count);
    }

    private static ReadOnlySpan<byte> WithCase(ReadOnlySpan<byte> text, bool upper, Scratch scratch)
    {
        Span<byte> result = scratch.Take(text.Length);
        OperationStatus status = upper ? Ascii.ToUpper(text, result, out _) : Ascii.ToLower(text, result, out _);
        if (status == OperationStatus.Done)
            return result;
        string decoded = Encoding.UTF8.GetString(text);
        return Encoding.UTF8.GetBytes(upper ? decoded.ToUpperInvariant() : decoded.ToLowerInvariant());
    }

    private static SplValue Map(SplValue value, Func<string, string> map)
    {
        if (!value.IsMany)
            return value.Text is { } text ? map(text) : SplValue.Null;
        var mapped = new SplValue[value.Count];
        for (int i = 0; i < mapped.Length; i++)
            mapped[i] = map(value[i].Text!);
        return SplValue.FromMany(mapped);
    }
}
