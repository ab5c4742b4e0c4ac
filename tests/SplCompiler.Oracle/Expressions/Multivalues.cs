using SplCompiler.Oracle.Matching;

namespace SplCompiler.Oracle.Expressions;

/// <summary>mvindex and split.</summary>
/// <remarks>Source: Search Reference, "Multivalue eval functions", "Text functions".</remarks>
internal static class Multivalues
{
    /// <summary>The values from one position up to another, counted from 0, from the end when negative. A start out of range gives null; an end beyond the last value means the last.</summary>
    public static OracleValue Index(OracleValue value, OracleValue start, OracleValue end)
    {
        if (start.Number is not { } from || end.Number is not { } to)
            return OracleValue.Null;
        int count = value.Values.Length;
        double first = Math.Truncate(from) is var f && f < 0 ? count + f : f;
        double last = Math.Truncate(to) is var l && l < 0 ? count + l : l;
        if (first < 0 || first > last)
            return OracleValue.Null;
        return OracleValue.Of(value.Values.Where((_, i) => i >= first && i <= last));
    }

    public static OracleValue Split(string? text, string? delimiter)
    {
        if (text is null || delimiter is null)
            return OracleValue.Null;
        IEnumerable<string> parts = delimiter.Length > 0 ? text.Split(delimiter)
            : Letters.Of(text).Select(letter => letter.ToString());
        return OracleValue.Of(parts.Select(OracleScalar.Of));
    }
}
