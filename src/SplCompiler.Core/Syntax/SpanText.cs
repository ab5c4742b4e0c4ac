using System.Globalization;

namespace SplCompiler.Syntax;

/// <summary>A span as written: <c>1s</c>, <c>10min</c>, <c>1mon</c>, or a plain number.</summary>
/// <param name="Count">How many units.</param>
/// <param name="Unit">The canonical unit: us ms cs ds s m h d w mon q y; empty for a plain number; log and the base for a logarithmic scale.</param>
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
    public bool IsTime => Unit.Length > 0 && !IsLogarithmic;

    /// <summary>True for a span on a logarithmic scale: <c>2log5</c> has bins from 2 to 10 and from 10 to 50.</summary>
    public bool IsLogarithmic => Unit.StartsWith("log", StringComparison.Ordinal);

    /// <summary>The base of a span on a logarithmic scale.</summary>
    public double Base => Unit.Length == 3 ? 10 : double.Parse(Unit.AsSpan(3), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

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
        if (text.AsSpan(digits).StartsWith("log", StringComparison.OrdinalIgnoreCase))
            return TryParseLogarithmic(count, text[(digits + 3)..], out span);
        if (digits < text.Length && !s_units.TryGetValue(text[digits..], out unit!))
            return false;
        if (count <= 0 || count > int.MaxValue || (digits == 0 && unit.Length == 0) || (unit.Length > 0 && Math.Floor(count) != count))
            return false;
        span = new SpanText(count, unit);
        return true;
    }

    private static bool TryParseLogarithmic(double factor, string text, out SpanText span)
    {
        double logarithm = 10;
        bool isSpan = (text.Length == 0 || double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out logarithm))
            && double.IsFinite(logarithm) && logarithm > 1 && factor >= 1 && factor < logarithm;
        span = isSpan ? new SpanText(factor, "log" + text) : default;
        return isSpan;
    }

    /// <summary>The span over times, where a plain number means seconds: <c>300s</c>, <c>500ms</c> for 0.5.</summary>
    public string AsTime() => IsTime ? ToString() : Math.Floor(Count) == Count ? this + "s" : new SpanText(Count * 1000, "ms").ToString();

    public override string ToString() => Count.ToString(CultureInfo.InvariantCulture) + Unit;
}
