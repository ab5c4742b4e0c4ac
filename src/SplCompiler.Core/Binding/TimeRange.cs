using System.Globalization;
using SplCompiler.Diagnostics;
using SplCompiler.Functions.Eval;
using SplCompiler.Planning;
using SplCompiler.Syntax;

namespace SplCompiler.Binding;

/// <summary>Time modifiers of a search: <c>earliest=-1h@h</c> is a condition on <c>_time</c>, no comparison of a field.</summary>
/// <remarks>
/// Source: Search Reference, "Time modifiers"; Search Manual, "Specify time modifiers in your search". The start of a range
/// belongs to it, its end does not. A search without <c>latest</c> gets no condition for it: what Splunk has searched ends
/// now anyway, and here the newest event may be what "now" means.
/// </remarks>
internal sealed class TimeRange(Binder binder, string format)
{
    /// <summary>How absolute times are written unless <c>timeformat</c> says otherwise.</summary>
    public const string DefaultFormat = "%m/%d/%Y:%H:%M:%S";

    /// <summary>The name of the modifier that says how <c>starttime</c> and <c>endtime</c> are written.</summary>
    public const string FormatName = "timeformat";

    private const string Example = "such as -24h@h, now, 05/01/2024:12:00:00, or seconds since 1970";

    private static readonly (string Suffix, string Unit)[] s_ago = [("minutesago", "m"), ("hoursago", "h"), ("daysago", "d"), ("monthsago", "mon")];

    /// <summary>True for a name that means a time range in a search over events.</summary>
    public static bool IsModifier(string name) =>
        name is "earliest" or "latest" or "_index_earliest" or "_index_latest" or "starttime" or "endtime" or "starttimeu" or "endtimeu" or FormatName
        || name.StartsWith("searchtimespan", StringComparison.Ordinal)
        || Ago(name) is not null;

    /// <summary>The condition; one that never holds when the modifier was refused.</summary>
    public Expression Bind(SearchComparisonSyntax syntax)
    {
        if (syntax.Operator is not (Comparison.Equal or Comparison.NotEqual))
            return Refuse(Descriptors.InvalidOption, syntax, $"the time modifier `{syntax.Field}` takes `=` or `!=`", "no comparison of a field");
        if (syntax.Field == FormatName)
            return new TruthExpression(true);
        if (syntax.Field.StartsWith("searchtimespan", StringComparison.Ordinal))
            return Refuse(Descriptors.UnsupportedForm, syntax, $"the time modifier `{syntax.Field}` is not supported", "time range", "write `earliest` and `latest`");
        if (Border(syntax) is not { } border)
            return Refuse(Descriptors.InvalidOption, syntax, $"`{syntax.Value.Text}` is no time", "no time", Example);

        binder.HasTimeRange = true;
        bool isEnd = syntax.Field is "latest" or "_index_latest" || syntax.Field.StartsWith("end", StringComparison.Ordinal);
        if (syntax is { Operator: Comparison.Equal, Field: "earliest" })
            binder.Earliest = border;
        else if (syntax is { Operator: Comparison.Equal, Field: "latest" })
            binder.Latest = border;
        var condition = new ComparisonExpression(Moment(syntax), isEnd ? Comparison.Less : Comparison.GreaterOrEqual, border);
        return syntax.Operator == Comparison.Equal ? condition : new NotExpression(condition);
    }

    private TruthExpression Refuse(DiagnosticDescriptor descriptor, SearchComparisonSyntax syntax, string message, string label, string? help = null)
    {
        binder.Report(descriptor, syntax.Span, message, label, help);
        return new TruthExpression(false);
    }

    /// <summary>The time of an event that the modifier looks at.</summary>
    private Expression Moment(SearchComparisonSyntax syntax)
    {
        FieldExpression time = binder.Resolve("_time", syntax.FieldSpan);
        if (!syntax.Field.StartsWith("_index", StringComparison.Ordinal))
            return time;
        binder.Report(Descriptors.IndexTime, syntax.FieldSpan, $"`{syntax.Field}` looks at `_indextime`, and at `_time` of events that have none", "time of indexing");
        FieldExpression index = binder.Resolve("_indextime", syntax.FieldSpan);
        var coalesce = new Coalesce();
        return new CallExpression(coalesce, [index, time], coalesce.TypeOf([index, time]));
    }

    private Expression? Border(SearchComparisonSyntax syntax)
    {
        string text = syntax.Value.Text.Trim();
        if (binder.WithParameters(text, syntax.Value.Span) is { } late)
            return Moment(late);
        if (Ago(syntax.Field) is { } unit)
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) && text.Length <= 9 ? FromNow($"-{text}{unit}") : null;
        if (syntax.Field is "starttimeu" or "endtimeu")
            return Seconds(text);
        if (syntax.Field is not ("starttime" or "endtime"))
        {
            if (TimeModifiers.IsModifier(text))
                return FromNow(text);
            if (Seconds(text) is { } seconds)
                return seconds;
        }

        // The time zone is that of the run; that the text is a time is known now, unless its format is the user's own.
        string written = syntax.Field is "starttime" or "endtime" ? format : DefaultFormat;
        bool isTime = written != DefaultFormat || DateTime.TryParseExact(text, "M/d/yyyy:H:m:s", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        return isTime ? new CallExpression(new Strptime(), [ConstantExpression.Of(text), ConstantExpression.Of(written)], SplType.Time) : null;
    }

    /// <summary>A time that a row gives: seconds since 1970, or a time modifier.</summary>
    private static CallExpression Moment(Expression value)
    {
        var number = new Tonumber();
        var seconds = new CallExpression(number, [value], number.TypeOf([value]));
        var now = new CallExpression(new Now(), [], SplType.Time.NotNull);
        var moved = new CallExpression(new RelativeTime(), [now, value], SplType.Time);
        var coalesce = new Coalesce();
        return new CallExpression(coalesce, [seconds, moved], coalesce.TypeOf([seconds, moved]));
    }

    private static ConstantExpression? Seconds(string text) => PlainNumber.TryParse(text, out double seconds) ? ConstantExpression.Of(seconds) : null;

    private static CallExpression FromNow(string modifier)
    {
        var now = new CallExpression(new Now(), [], SplType.Time.NotNull);
        return new CallExpression(new RelativeTime(), [now, ConstantExpression.Of(modifier)], SplType.Time);
    }

    /// <summary>The unit of <c>daysago</c>, <c>startdaysago</c>, <c>enddaysago</c> and their like.</summary>
    private static string? Ago(string name)
    {
        string rest = name.StartsWith("start", StringComparison.Ordinal) ? name[5..] : name.StartsWith("end", StringComparison.Ordinal) ? name[3..] : name;
        return Array.Find(s_ago, ago => ago.Suffix == rest).Unit;
    }
}
