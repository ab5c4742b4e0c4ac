using SplCompiler.Commands;
using SplCompiler.Runtime;
using SplCompiler.Syntax;

namespace SplCompiler.Oracle.Stages;

/// <summary><c>bin</c>: the start of the bucket of a time, or the range of a number as text.</summary>
internal static class BinRunner
{
    public static IEnumerable<OracleRow> Run(Bin.BinStage stage, IEnumerable<OracleRow> rows, OracleContext context) =>
        rows.Select(row => row.With(stage.OutputField, row[stage.Field.Name].Number is null && stage.Field.Name != "_time" ? row[stage.Field.Name]
            : stage.Span.IsLogarithmic ? Logarithmic(row[stage.Field.Name], stage.Span.Count, stage.Span.Base)
            : stage.Align is null ? Bin(row[stage.Field.Name], stage.Span, stage.IsTime, context)
            : Aligned(row[stage.Field.Name], stage.Span, stage.Align, context)));

    /// <summary>Bins that each are as much wider than the one before as the base says.</summary>
    private static OracleValue Logarithmic(OracleValue value, double factor, double logarithm)
    {
        if (value.Number is not > 0)
            return value;
        double low = factor;
        while (low > value.Number)
            low /= logarithm;
        while (Math.Round(low * logarithm, 12) <= value.Number)
            low *= logarithm;
        return OracleValue.Of($"{Numbers.Format(Math.Round(low, 12))}-{Numbers.Format(Math.Round(low * logarithm, 12))}");
    }

    /// <summary>A bin starts at the given time; spans of days and more start at midnight.</summary>
    internal static OracleValue Aligned(OracleValue value, SpanText span, string align, OracleContext context)
    {
        double? start = align is "earliest" or "latest" ? null
            : Numbers.Parse(align) ?? Runtime.RelativeTime.Parse(align).Apply(SplTime.FromSeconds(context.Now.ToUnixTimeSeconds()), context.Zone).Seconds;
        if (value.Number is not { } number || start is not { } from || span.Unit is "d" or "w" or "mon" or "q" or "y")
            return Bin(value, span, isTime: true, context);
        return OracleValue.Of(from + Multiple(number - from, span.Count * (span.Unit switch { "us" => 1e-6, "ms" => 1e-3, "cs" => 0.01, "ds" => 0.1, "m" => 60, "h" => 3600, _ => 1 })));
    }

    /// <summary>The bin of a value; null when it is no number.</summary>
    public static OracleValue Bin(OracleValue value, SpanText span, bool isTime, OracleContext context) => value.Number is { } number
        ? isTime ? OracleValue.Of(Floor(number, span, context.Zone)) : OracleValue.Of(Range(number, span.Count))
        : OracleValue.Null;

    private static double Floor(double seconds, SpanText span, TimeZoneInfo zone)
    {
        if (SplSpan.TryParse(span.IsTime ? span.ToString() : span + "s") is { } known)
            return SplTime.FromSeconds(seconds).FloorTo(known, zone).Seconds;

        // A plain number means seconds, and may be a fraction.
        return Multiple(seconds, span.Count);
    }

    private static string Range(double number, double width)
    {
        double low = Multiple(number, width);
        double high = Math.Abs(low) < ExactInDecimals ? (double)((decimal)low + (decimal)width) : low + width;
        return $"{Numbers.Format(low)}-{Numbers.Format(high)}";
    }

    /// <summary>The greatest multiple that is not above the number. In decimals, as both are written: 0.3 is three times 0.1.</summary>
    internal static double Multiple(double number, double width) => Math.Abs(number) < ExactInDecimals
        ? (double)(Math.Floor((decimal)number / (decimal)width) * (decimal)width)
        : Math.Floor(number / width) * width;

    /// <summary>A conversion to decimal keeps 15 digits.</summary>
    private const double ExactInDecimals = 1e15;
}
