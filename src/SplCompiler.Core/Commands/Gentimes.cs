using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;
using SplCompiler.Syntax;
using Superpower;

namespace SplCompiler.Commands;

/// <summary><c>gentimes</c>: makes a row for each stretch of time.</summary>
public sealed partial class Gentimes : Command<Gentimes.Syntax>
{
    private static readonly ImmutableArray<string> s_columns = ["starttime", "endtime", "starthuman", "endhuman"];

    public override WordDoc Doc { get; } = new("gentimes")
    {
        Usage = "| gentimes start=<month/day/year[:hours:minutes:seconds]|days> [end=<the same>] [increment=<number>s|m|h|d]",
        Summary = "Makes a row for each stretch of time (1d) from start to end: `starttime` and `endtime` in seconds, the end one second before the next start, and both in words. "
            + "A number counts days from the midnight before now; without end that midnight is the end. Stands first, after a pipe.",
        Manual = "Search Reference, gentimes",
        Examples =
        [
            new("days", "| gentimes start=4/1/21 end=4/3/21", "[]",
                """[{"starttime": 1617235200, "endtime": 1617321599, "starthuman": "Thu Apr  1 00:00:00 2021", "endhuman": "Thu Apr  1 23:59:59 2021"}, {"starttime": 1617321600, "endtime": 1617407999, "starthuman": "Fri Apr  2 00:00:00 2021", "endhuman": "Fri Apr  2 23:59:59 2021"}]"""),
            new("hours", "| gentimes start=12/1/2020:22:30:00 end=12/2/2020 increment=1h | table starthuman", "[]", """[{"starthuman": "Tue Dec  1 22:30:00 2020"}, {"starthuman": "Tue Dec  1 23:30:00 2020"}]"""),
            new("days before today", "| gentimes start=-30 end=-27 | stats count", "[]", """{"count": 3}"""),
            new("no time", "| gentimes start=yesterday", "[]", "[]", Reports: "SPL1009"),
        ],
    };

    public override bool IsGenerating => true;

    // Syntax

    public sealed record Syntax(ImmutableArray<OptionSyntax> Options) : CommandSyntax
    {
        public override string ToString() => $"gentimes{OptionSet.TextOf(Options)}";
    }

    protected override TokenListParser<SplToken, Syntax> Grammar { get; } = Terms.AnyOption.Many().Select(options => new Syntax([.. options]));

    // Typing

    protected override Stage? Bind(Syntax syntax, Binder binder)
    {
        var options = new OptionSet(syntax.Options, "gentimes", binder, "start", "end", "increment");
        foreach (string name in (string[])["start", "end"])
        {
            if (options.Find(name) is { } option && !IsTime(option.Value))
                options.Refuse(option, $"`{name}` takes a day or a number of days, found `{option.Value}`", "no day", "such as 10/1/2020, 4/1/2021:12:34:56, or -5 for five days ago");
        }

        string increment = options.Text("increment", "1d");
        if (options.Find("increment") is { } given && !IncrementPattern().IsMatch(increment))
            options.Refuse(given, $"`increment` takes a number and one of s, m, h, d, found `{increment}`", "no such span", "such as 1d, 6h");
        if (options.Find("start") is not { } start)
        {
            binder.Report(Descriptors.InvalidOption, syntax.Span, "`gentimes` needs a start", "no start", $"usage: `{Doc.Usage}`");
            return null;
        }

        return options.IsRefused ? null : new GentimesStage(start.Value, options.Find("end")?.Value, increment)
        {
            Input = Schema.Closed([]),
            Output = Schema.Closed(s_columns.Select((name, i) => new Column(name, i < 2 ? SplType.Number.NotNull : SplType.Text.NotNull))),
        };
    }

    /// <summary>A day of the calendar that there is, with or without a year and a time, or a number of days.</summary>
    private static bool IsTime(string text)
    {
        if (DaysPattern().IsMatch(text))
            return true;
        if (DayPattern().Match(text) is not { Success: true } day)
            return false;
        // Without a year it is that of the run: a leap year, so that no day is refused here.
        string year = day.Groups["year"].Value switch { "" => "2000", { Length: 2 } two => $"20{two}", var four => four };
        string time = day.Groups["time"].Success ? day.Groups["time"].Value : "0:0:0";
        return DateTime.TryParseExact($"{year}/{day.Groups["month"]}/{day.Groups["day"]} {time}", "yyyy/M/d H:m:s", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    [GeneratedRegex(@"^(?<month>[0-9]{1,2})/(?<day>[0-9]{1,2})(/(?<year>[0-9]{2}|[0-9]{4}))?(:(?<time>[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}))?\z", RegexOptions.ExplicitCapture)]
    private static partial System.Text.RegularExpressions.Regex DayPattern();

    [GeneratedRegex(@"^[+-]?[0-9]{1,6}\z")]
    private static partial System.Text.RegularExpressions.Regex DaysPattern();

    [GeneratedRegex(@"^0*[1-9][0-9]{0,8}[smhd]\z")]
    private static partial System.Text.RegularExpressions.Regex IncrementPattern();

    // Emission

    /// <param name="Start">A day, as written.</param>
    /// <param name="End">Another; null for the midnight before now.</param>
    /// <param name="Increment">The length of a stretch, as written.</param>
    public sealed record GentimesStage(string Start, string? End, string Increment) : Stage
    {
        public override bool StoresRows => true;

        public override FieldNeeds Needs(FieldNeeds output) => FieldNeeds.None;

        public override void Emit(StageEmitter emit, Action next) => emit.Later(() =>
        {
            emit.Comment(Source);
            string end = End is null ? "null" : CSharpText.Literal(End);
            emit.Loop(
                $"foreach (TimeStretch stretch in TimeStretch.Of({CSharpText.Literal(Start)}, {end}, {CSharpText.Literal(Increment)}, Run))",
                scope =>
                {
                    scope.Locals.Unique("stretch");
                    scope.Set("starttime", new Code("stretch.Start.Seconds", SplType.Number.NotNull));
                    scope.Set("endtime", new Code("stretch.End.Seconds", SplType.Number.NotNull));
                    scope.Set("starthuman", new Code("stretch.Words(stretch.Start)", SplType.Text.NotNull));
                    scope.Set("endhuman", new Code("stretch.Words(stretch.End)", SplType.Text.NotNull));
                },
                next);
        });

        public override string ToString() => $"gentimes from {Start} to {End ?? "midnight"} by {Increment}";
    }
}
