using System.Collections.Immutable;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Syntax;

namespace SplCompiler.Commands;

/// <summary>How chart and timechart lay out their table.</summary>
/// <param name="Limit">How many columns at most; 0 for all.</param>
/// <param name="LeastFirst">The columns with the least scores stay.</param>
/// <param name="Other">The column of all others; null when they are left out.</param>
/// <param name="Missing">The column of rows without a value; null when they are left out.</param>
/// <param name="Format">The name of a column when there are several results, or empty to use the value alone for one.</param>
/// <param name="RowSpan">The width of the bins of rows.</param>
/// <param name="RowBins">How many bins there are at most, when no width is given; 0 for values as they are.</param>
/// <param name="LeastSpan">The least width to choose.</param>
/// <param name="ColumnSpan">The width of the bins of columns.</param>
/// <param name="FillsBins">Bins without rows are shown.</param>
/// <param name="CoversRange">Bins of the whole time range of the search are shown.</param>
/// <param name="ShowsPartial">Bins that the time range cuts are shown.</param>
public sealed record ChartSettings(
    int Limit, bool LeastFirst, string? Other, string? Missing, string Format, SpanText? RowSpan, int RowBins, SpanText? LeastSpan, SpanText? ColumnSpan,
    bool FillsBins, bool CoversRange, bool ShowsPartial)
{
    /// <summary>Which columns stay, instead of those with the greatest sums.</summary>
    public ColumnChoice? Where { get; init; }

    /// <summary>A value that a field holds twice counts once.</summary>
    public bool CountsOnce { get; init; }

    /// <summary>A time at which a bin starts; null for the clock.</summary>
    public string? Align { get; init; }

    internal const int DefaultLimit = 10;

    private static readonly ImmutableArray<string> s_options =
        ["limit", "useother", "otherstr", "usenull", "nullstr", "sep", "format", "cont", "span", "dedup_splitvals"];

    private static readonly ImmutableArray<string> s_timeOptions = ["bins", "minspan", "partial", "fixedrange", "aligntime"];

    /// <summary>Reads the options; null when one was refused.</summary>
    internal static ChartSettings? Read(ImmutableArray<OptionSyntax> options, ImmutableArray<OptionSyntax> columnOptions, bool isTime, bool hasSeveral, Binder binder)
    {
        string command = isTime ? "timechart" : "chart";
        if (options.Concat(columnOptions).FirstOrDefault(option => option.Name is "agg" or "start" or "end" || (!isTime && option.Name is "bins" or "minspan" or "aligntime")) is { } unsupported)
        {
            binder.Report(Descriptors.UnsupportedForm, unsupported.Span, $"`{unsupported.Name}` of `{command}` is not supported yet", "cannot be computed");
            return null;
        }

        // Behind the field of the columns a span is one of columns; timechart has but one axis of spans.
        ImmutableArray<OptionSyntax> ofRows = isTime ? [.. options, .. columnOptions] : [.. options, .. columnOptions.Where(option => option.Name != "span")];
        var all = new OptionSet(ofRows, command, binder, isTime ? [.. s_options, .. s_timeOptions] : s_options);
        var ofColumns = new OptionSet(isTime ? [] : [.. columnOptions.Where(option => option.Name == "span")], command, binder, "span");
        (int limit, bool leastFirst) = Columns(all);
        string separator = all.Text("sep", ": ");
        string format = all.Text("format", hasSeveral ? $"$AGG${separator}$VAL$" : "");
        SpanText? span = Span(all);
        var settings = new ChartSettings(
            limit,
            leastFirst,
            all.Flag("useother", true) ? all.Text("otherstr", "OTHER") : null,
            all.Flag("usenull", true) ? all.Text("nullstr", "NULL") : null,
            format,
            span,
            isTime && span is null ? all.Count("bins", 100, 2) : 0,
            all.Time("minspan"),
            Span(ofColumns),
            all.Flag("cont", true),
            all.Flag("fixedrange", true),
            all.Flag("partial", true))
        {
            CountsOnce = all.Flag("dedup_splitvals", false),
            Align = BinChoice.Alignment(all),
        };
        return all.IsRefused || ofColumns.IsRefused ? null : settings;
    }

    /// <summary><c>5</c>, <c>top5</c>, <c>bottom 5</c>.</summary>
    private static (int Limit, bool LeastFirst) Columns(OptionSet options)
    {
        if (options.Find("limit") is not { } option)
            return (DefaultLimit, false);
        string text = option.Value.Trim().ToLowerInvariant();
        bool leastFirst = text.StartsWith("bottom", StringComparison.Ordinal);
        string number = (leastFirst ? text[6..] : text.StartsWith("top", StringComparison.Ordinal) ? text[3..] : text).Trim();
        if (int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int limit))
            return (limit, leastFirst);
        options.Refuse(option, $"`limit` takes a number of columns, found `{option.Value}`", "expected such as 5, top5, bottom5");
        return (DefaultLimit, false);
    }

    private static SpanText? Span(OptionSet options)
    {
        if (options.Find("span") is not { } option)
            return null;
        if (SpanText.TryParse(option.Value, out SpanText span) && !span.IsLogarithmic)
            return span;
        options.Refuse(option, $"`{option.Value}` is no span", "expected such as 10, 30s, 5m, 1h, 1d");
        return null;
    }
}
