using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;

namespace SplCompiler.Testing;

/// <summary>Reads one case of a test file.</summary>
internal sealed class TestCaseReader(SourceFile file, string folder, List<Diagnostic> diagnostics)
{
    private static readonly string[] s_keys =
    [
        "id", "topic", "spl", "rule", "input", "events", "expect", "order", "now", "timezone", "macros", "lookups", "note", "source",
    ];

    private readonly Dictionary<string, JsonPart> _values = new(StringComparer.Ordinal);
    private bool _isRefused;

    /// <summary>The case, or null when it has a mistake.</summary>
    public TestCase? Read(JsonPart part)
    {
        if (!Collect(part))
            return null;
        string? id = Text("id", isRequired: true, part);
        RuleText? spl = Value("spl", JsonValueKind.String) is { } text ? JsonStringText.Of(text) : null;
        string? rule = FilePath("rule");
        if (spl is null == rule is null)
            Report(part, "a case has one of `spl` and `rule`", spl is null ? "neither" : "both");
        if (_values.ContainsKey("input") && _values.TryGetValue("events", out JsonPart? events))
            Report(events, "a case has `input` or `events`", "both");
        Expectation? expect = Expect(part);
        ImmutableArray<string> input = Input();
        var macros = new TestMacroReader(Report);
        var read = new TestCase
        {
            Id = id ?? "",
            Span = file.Locate(part.Start, part.End),
            Expect = expect ?? new NoneExpectation(),
            Topic = Text("topic"),
            Spl = spl,
            RulePath = rule,
            Input = input,
            EventsPath = FilePath("events"),
            Now = Now(),
            TimeZone = Zone(),
            Macros = Value("macros", JsonValueKind.Object) is { } map ? macros.Read(map) : [],
            Lookups = Lookups(),
            Note = Text("note"),
            Source = Text("source"),
        };
        return _isRefused ? null : read;
    }

    private bool Collect(JsonPart part)
    {
        if (part.Kind != JsonValueKind.Object)
        {
            Report(part, $"a case is an object, found {part.Description}", "no object");
            return false;
        }

        foreach ((JsonPart name, JsonPart value) in part.Members)
        {
            if (!s_keys.Contains(name.Text))
            {
                string? near = Suggestions.Nearest(name.Text, s_keys);
                Report(name, $"a case has no key `{name.Text}`", near is null ? "unknown key" : $"did you mean `{near}`?");
            }
            else if (!_values.TryAdd(name.Text, value))
            {
                Report(name, $"the case names `{name.Text}` twice", "the second time");
            }
        }

        return true;
    }

    private Expectation? Expect(JsonPart part)
    {
        bool isOrdered = false;
        if (Value("order", JsonValueKind.String) is { } order)
        {
            isOrdered = order.Text == "exact";
            if (!isOrdered && order.Text != "any")
                Report(order, $"`order` is `any` or `exact`, found `{order.Text}`", "neither");
        }

        if (_values.TryGetValue("expect", out JsonPart? expect))
            return ExpectationReader.Read(expect, isOrdered, Report);
        Report(part, "the case has no `expect`", "what must the search give?");
        return null;
    }

    private ImmutableArray<string> Input()
    {
        var events = ImmutableArray.CreateBuilder<string>();
        foreach (JsonPart item in Value("input", JsonValueKind.Array)?.Items ?? [])
        {
            if (item.Kind != JsonValueKind.Object)
                Report(item, $"an event is an object, found {item.Description}", "no object");
            // A line break inside a string is an escape, so those that stand here only separate.
            events.Add(item.Written.Replace('\r', ' ').Replace('\n', ' '));
        }

        return events.ToImmutable();
    }

    private DateTimeOffset? Now()
    {
        if (Value("now", JsonValueKind.Number) is not { } now)
            return null;
        double seconds = double.Parse(now.Text, CultureInfo.InvariantCulture);
        if (seconds is >= -62_135_596_800 and < 253_402_300_800)
            return DateTimeOffset.UnixEpoch.AddSeconds(seconds);
        Report(now, "`now` is a number of seconds since 1970 that has a date", "out of range");
        return null;
    }

    private TimeZoneInfo Zone()
    {
        if (Value("timezone", JsonValueKind.String) is not { } name)
            return TimeZoneInfo.Utc;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name.Text, out TimeZoneInfo? zone))
            return zone;
        Report(name, $"there is no time zone `{name.Text}`", "expected such as `Europe/Berlin`");
        return TimeZoneInfo.Utc;
    }

    private ImmutableDictionary<string, string> Lookups()
    {
        var lookups = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach ((JsonPart name, JsonPart value) in Value("lookups", JsonValueKind.Object)?.Members ?? [])
        {
            if (value.Kind != JsonValueKind.String)
                Report(value, $"a lookup is the text of a CSV file, found {value.Description}", "no string");
            lookups[name.Text] = value.Text;
        }

        return lookups.ToImmutable();
    }

    private string? Text(string key, bool isRequired = false, JsonPart? whole = null)
    {
        if (isRequired && !_values.ContainsKey(key))
            Report(whole!, $"the case has no `{key}`", $"`{key}` is missing");
        return Value(key, JsonValueKind.String)?.Text;
    }

    private string? FilePath(string key) => Text(key) is { } path ? Path.Combine(folder, path) : null;

    private JsonPart? Value(string key, JsonValueKind kind)
    {
        if (!_values.TryGetValue(key, out JsonPart? value))
            return null;
        if (value.Kind == kind)
            return value;
        Report(value, $"`{key}` is {new JsonPart(file, kind, 0, 0).Description}, found {value.Description}", "of the wrong kind");
        return null;
    }

    private void Report(JsonPart part, string message, string label)
    {
        _isRefused = true;
        // An object is named by its first line: the whole of a case says nothing.
        int end = part.Kind is JsonValueKind.Object or JsonValueKind.Array ? part.Start + 1 : part.End;
        diagnostics.Add(new Diagnostic(Descriptors.InvalidTestFile, message, file.Locate(part.Start, end), label));
    }
}
