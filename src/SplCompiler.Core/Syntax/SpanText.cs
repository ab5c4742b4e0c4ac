using System.Globalization;

namespace SplCompiler.Syntax;

/// <summary>A span as written: <c>1s</c>, <c>10min</c>, <c>1mon</c>, or a plain number.</summary>
/// <param name="Count">How many units.</param>
/// <param name="Unit">The canonical unit: us ms cs ds s m h d w mon q y; empty for a plain number.</param>
/// <remarks>Source: Search Reference, "bin", "Time modifiers".</remarks>
public readonly record struct SpanText(double Count, string Unit)
{
    private static readonly Dictionary<string, string> s_units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["us"] = "us", ["ms"] = "ms", ["cs"] = "cs", ["ds"] = "ds",
        ["s"] = "s", ["sec"] = "s", ["secs"] = "s", ["second"] = "s", ["seconds"] = "s",
        ["m"] = "m", ["min"] = "m", ["mins"] = "m", ["minute"] = "m", ["minutes"] = "m",
        ["h"] = "h", ["hr"] = "h", ["hrs"] = "h", ["hour"] = "h", ["hours"] = "h",
        ["d"] = "d", ["day"] = "d", ["days"] = "d",
        ["w"] = "w", ["week"] = "w", ["weeks"] = "w",
        ["mon"] = "mon", ["month"] = "mon", ["months"] = "mon",
        ["q"] = "q", ["qtr"] = "q", ["qtrs"] = "q", ["quarter"] = "q", ["quarters"] = "q",
        ["y"] = "y", ["yr"] = "y", ["yrs"] = "y", ["year"] = "y", ["years"] = "y",
    };

    /// <summary>True for a span of time.</summary>
    public bool IsTime => Unit.Length > 0;

    /// <summary>Reads a span; a unit without a count means one of it.</summary>
    public static bool TryParse(string text, out SpanText span)
    {
        span = default;
        int digits = 0;
        while (digits < text.Length && (char.IsAsciiDigit(text[digits]) || text[digits] == '.'))
            digits++;
        double count = 1;
        if (digits > 0 && !double.TryParse(text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out count))
            return false;
        string unit = "";
        if (digits < text.Length && !s_units.TryGetValue(text[digits..], out unit!))
            return false;
        if (count <= 0 || count > int.MaxValue || (digits == 0 && unit.Length == 0) || (unit.Length > 0 && Math.Floor(count) != count))
            return false;
        span = new SpanText(count, unit);
        return true;
    }

    public override string ToString() => Count.ToString(CultureInfo.InvariantCulture) + Unit;
}
