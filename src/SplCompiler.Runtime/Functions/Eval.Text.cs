using System.Text;

namespace SplCompiler.Runtime;

public static partial class Eval
{
    /// <summary>Source: Search Reference, "Text functions". Maps over several values.</summary>
    public static SplValue Lower(SplValue value) => Map(value, static text => text.ToLowerInvariant());

    /// <inheritdoc cref="Lower"/>
    public static SplValue Upper(SplValue value) => Map(value, static text => text.ToUpperInvariant());

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
