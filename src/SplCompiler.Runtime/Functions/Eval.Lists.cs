using System.Text;

namespace SplCompiler.Runtime;

/// <content>Functions of several values.</content>
/// <remarks>Source: Search Reference, "Multivalue eval functions".</remarks>
public static partial class Eval
{
    // A mistaken end (an epoch time for a count) must not fill the memory; Splunk has a limit, too, but names none.
    private const int LongestRange = 1_000_000;

    /// <summary>The values one by one: what a loop over them goes through.</summary>
    public static SplValue[] Each(SplValue value)
    {
        var values = new SplValue[value.Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = value[i];
        return values;
    }

    /// <summary>Each value once, in the order of their first.</summary>
    public static SplValue Mvdedup(SplValue value)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return SplValue.FromMany(Each(value).Where(one => seen.Add(one.Text!)).ToArray());
    }

    /// <summary>The values in the order of their UTF-8.</summary>
    public static SplValue Mvsort(SplValue value) =>
        SplValue.FromMany(Each(value).Order(Comparer<SplValue>.Create(static (left, right) => Compare.Texts(left.Text!, right.Text!))).ToArray());

    public static SplValue Mvreverse(SplValue value)
    {
        SplValue[] values = Each(value);
        Array.Reverse(values);
        return SplValue.FromMany(values);
    }

    public static string? Mvjoin(SplValue value, SplValue delimiter) =>
        value.IsNull || delimiter.Text is not { } separator ? null : string.Join(separator, Each(value).Select(one => one.Text));

    /// <summary>The place, from 0, of the first value that the pattern matches; null when none does.</summary>
    public static double? Mvfind(FieldValues values, SplRegex pattern)
    {
        for (int i = 0; i < values.Count; i++)
        {
            if (pattern.IsMatch(values[i]))
                return i;
        }

        return null;
    }

    /// <summary>The same with a pattern that is computed for each row; null when it is no valid pattern.</summary>
    public static double? Mvfind(FieldValues values, string? pattern) =>
        pattern is not null && RowPatterns.Get(pattern) is { } regex ? Mvfind(values, regex) : null;

    /// <summary>Pairs of the values at the same place, joined by a comma, as many as the shorter list has.</summary>
    public static SplValue Mvzip(SplValue left, SplValue right) => Mvzip(left, right, ",");

    /// <summary>Pairs of the values at the same place, as many as the shorter list has.</summary>
    public static SplValue Mvzip(SplValue left, SplValue right, SplValue delimiter)
    {
        if (delimiter.Text is not { } separator)
            return SplValue.Null;
        return SplValue.FromMany(Each(left).Zip(Each(right), (a, b) => SplValue.FromText(a.Text + separator + b.Text)).ToArray());
    }

    /// <summary>Numbers from a start up to an end, which does not belong to them. A step that is a time span walks the calendar.</summary>
    public static SplValue Mvrange(SplValue start, SplValue end, SplValue step, TimeZoneInfo zone)
    {
        if (start.Number is not { } from || end.Number is not { } to)
            return SplValue.Null;
        Func<double, double>? next = null;
        if (step.Number is { } width and not 0)
            next = number => number + width;
        else if (step.Text is { } text && !step.TryNumber(out _) && Runtime.RelativeTime.TryParse(text.StartsWith('-') ? text : "+" + text) is { } span)
            next = number => span.Apply(SplTime.FromSeconds(number), zone).Seconds;

        var values = new List<SplValue>();
        for (double number = from; next is not null && (next(from) > from ? number < to : number > to); number = next(number))
        {
            if (values.Count == LongestRange)
                return SplValue.Null;
            values.Add(number);
        }

        return SplValue.FromMany(values.ToArray());
    }

    /// <summary>The names of the commands of a search; one that does not begin with a pipe begins with <c>search</c>.</summary>
    public static SplValue Commands(SplValue search)
    {
        if (search.Text is not { } text)
            return SplValue.Null;
        var names = new List<SplValue>();
        foreach (string stage in Stages(text.Trim()))
        {
            string name = new([.. stage.TrimStart().TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '_')]);
            if (names.Count == 0 && !text.TrimStart().StartsWith('|'))
                names.Add("search");
            else if (name.Length > 0)
                names.Add(name);
        }

        return SplValue.FromMany(names.ToArray());
    }

    /// <summary>Cuts a search at its pipes, not at those in quotes or brackets.</summary>
    private static List<string> Stages(string search)
    {
        var stages = new List<string>();
        var stage = new StringBuilder();
        int depth = 0;
        bool isQuoted = false;
        for (int i = 0; i < search.Length; i++)
        {
            char c = search[i];
            isQuoted ^= c == '"';
            depth += isQuoted ? 0 : c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == '|' && !isQuoted && depth <= 0)
            {
                stages.Add(stage.ToString());
                stage.Clear();
                continue;
            }

            stage.Append(c);
            if (c == '\\' && i + 1 < search.Length)
                stage.Append(search[++i]);
        }

        stages.Add(stage.ToString());
        return stages;
    }
}
