namespace SplCompiler.Fuzz.Generation;

/// <summary>Commands that compute over many rows, and those that bring rows together.</summary>
public sealed partial class PipelineWriter
{
    private static readonly string[] s_functions =
        ["avg", "sum", "min", "max", "count", "dc", "values", "list", "first", "last", "earliest", "latest", "range", "stdev", "stdevp", "var", "varp", "sumsq", "median", "mode", "perc25", "perc90", "exactperc50", "upperperc75", "estdc", "earliest_time", "latest_time"];

    /// <summary>A list of functions and the names of their results.</summary>
    private (string Text, List<string> Names) Functions(int most)
    {
        var texts = new List<string>();
        var names = new List<string>();
        for (int i = draw.Below(most); i >= 0; i--)
        {
            string name = $"s{i}";
            names.Add(name);
            texts.Add(draw.Below(8) switch
            {
                0 => $"count as {name}",
                1 => $"count(eval({Expressions.Condition(1)})) as {name}",
                2 => $"{draw.One("sum", "values", "max", "dc", "list")}(eval({Expressions.Any(1)})) as {name}",
                _ => $"{draw.One(s_functions)}({NamedField()}) as {name}",
            });
        }

        return (string.Join(draw.One(" ", ", "), texts), names);
    }

    private string By(int percent, int most, out List<string> keys)
    {
        keys = draw.Chance(percent) ? draw.Some(_fields, most) : [];
        return keys.Count == 0 ? "" : $" by {string.Join(" ", keys.Select(Name))}";
    }

    private string Aggregate()
    {
        switch (draw.Below(13))
        {
            case < 5:
            {
                if (draw.Chance(12))
                {
                    string key = draw.One(_fields);
                    return $"stats {draw.One("values(*) as *", "list(*) as *", "count values(n*) as n*", "sum(*) as sum_*", "dc(*) as *")} by {Name(key)}";
                }

                (string text, List<string> names) = Functions(3);
                string by = By(70, 2, out List<string> keys);
                _fields = [.. keys, .. names];
                return $"stats {text}{by}";
            }

            case < 7:
            {
                (string text, List<string> names) = Functions(2);
                string by = By(50, 2, out _);
                names.ForEach(Add);
                return $"eventstats {text}{by}";
            }

            case < 9:
            {
                (string text, List<string> names) = Functions(2);
                string by = By(40, 1, out List<string> keys);
                string options = draw.One("", "", "current=f ", "window=2 ", "window=3 global=f ", "window=1 current=f ", keys.Count > 0 ? "reset_on_change=t " : "", $"reset_after=\"(n>5)\" ", $"reset_before=\"(isnull(a))\" ");
                names.ForEach(Add);
                return $"streamstats {options}{text}{by}";
            }

            case 9:
            {
                string row = NamedField(), column = NamedField();
                string text = draw.One("count", "sum(n) as s", "avg(n) as s, count", "values(a) as s", "max(m) as s", "dc(u) as s");
                _fields = [Unquoted(row), "x", "count"];
                return draw.OneOf(
                    () => $"chart {text} over {row}",
                    () => $"chart {draw.One("", "limit=2 ", "usenull=f ", "limit=1 useother=f ")}{text} over {row} by {column}");
            }

            case 10:
            {
                string text = draw.One("count", "sum(n) as s", "avg(m) as s", "values(a) as s", "count, max(n) as s");
                string by = draw.Chance(50) ? $" by {NamedField()}" : "";
                _fields = ["_time", "s", "count"];
                return $"timechart span={draw.One("1m", "100s", "1h")} {draw.One("", "limit=2 ", "cont=f ", "usenull=f ")}{text}{by}";
            }

            case 11:
            {
                List<string> fields = draw.Some(_fields, 2);
                string by = By(30, 1, out List<string> keys);
                keys.RemoveAll(fields.Contains);
                by = keys.Count == 0 ? "" : by;
                _fields = [.. keys, .. fields, "count"];
                return $"{draw.One("top", "rare")} {draw.One("", "limit=2 ", "limit=1 useother=t ", "showperc=f ", "0 ")}{string.Join(" ", fields.Select(Name))}{by}";
            }

            default:
                return draw.OneOf(
                    () => $"addcoltotals {draw.One("", "n", "labelfield=a label=All")}",
                    () => Transposed($"transpose {draw.One("", "2", "header_field=a", "column_name=what 3")}"),
                    () => Adding("value", $"untable {draw.One(_fields.Where(field => field[0] != '_').DefaultIfEmpty("a").ToArray())} name value"),
                    () => "table a b n | xyseries a b n",
                    () => $"outlier {draw.One("n", "action=rm n", "uselower=t param=1 n m")}",
                    Transaction);
        }
    }

    private static string Unquoted(string name) => name.Trim('"');

    private string Transposed(string command)
    {
        _fields = ["column", "row 1", "x"];
        return command;
    }

    private string Transaction()
    {
        foreach (string name in (string[])["duration", "eventcount"])
            Add(name);
        return $"transaction {draw.One("a", "u", "a b", "ip")} {draw.One("", "maxspan=1m", "maxpause=30s", "maxevents=2", "mvlist=t", "startswith=(a=x)", "endswith=eval(n>5)", "startswith=\"login\" keepevicted=t")}";
    }

    private string Combine()
    {
        List<string> before = [.. _fields];
        string side = Side();
        List<string> after = _fields;
        _fields = [.. before.Union(after)];
        return draw.OneOf(
            () => $"append [{side}]",
            () => $"append [{side}]",
            () => $"appendcols {draw.One("", "override=t ")}[{side}]",
            () => Pipe(before),
            () => $"join {draw.One("", "type=left ", "type=outer ")}{draw.One("", "max=0 ", "overwrite=f ")}{Name(draw.One(before))} [{side}]",
            () => $"union [{side}]",
            () => $"search [{side} | fields {draw.One("a", "u", "a n")} | head 3]",
            () => $"search NOT [{side} | table {draw.One("a", "n", "t")}]",
            () => $"eval x=[search n=* | head 1 | return $n]");
    }

    private string Pipe(List<string> fields)
    {
        _fields = [.. fields];
        string inner = Stage(inside: true);
        _fields = [.. fields.Union(_fields)];
        return $"appendpipe [{inner}]";
    }

    private string Side()
    {
        _fields = [.. s_eventFields];
        string side = $"search {Search(1)}";
        for (int left = draw.Below(2); left >= 0; left--)
            side += $" | {Stage(inside: true)}";
        return side;
    }
}
