namespace SplCompiler.Fuzz.Generation;

/// <summary>Rare commands, and rare forms of the common ones.</summary>
public sealed partial class PipelineWriter
{
    private string Further() => draw.OneOf(
        Evaluated,
        Evaluated,
        Line,
        Series,
        () => Adding("tr", $"trendline {draw.One("sma2", "ema3", "wma2")}({draw.One("n", "m")}) AS tr"),
        () => Adding("concurrency", $"concurrency duration={draw.One("n", "m")}"),
        () => Adding("x", $"setfields x=\"{draw.One("a b", "10", "*")}\""),
        () => Adding("p_x", $"eval \"p_{{{draw.One("a", "u")}}}\"={Expressions.Any(1)}"),
        () => $"rename {draw.One("* AS k_*", "a* AS *", "*b AS *c", "n* AS m*", "n AS m, m AS n", "k_* AS *")}",
        () => $"fields - {draw.One("a*", "n* t*", "*", "_time", "_raw, a")}",
        () => Adding("k", $"spath {draw.One("input=j", "input=j path=k output=a", "input=j path=o.p", "")}"),
        () => $"convert {draw.One("num(*)", "auto(n*) none(m)", "rmunit(n) AS x, num(m)", "memk(*)")}",
        () => $"fillnull value=0 {draw.One("x y", "a", "n m nosuch")}",
        () => $"foreach {draw.One("n* m*", "a b", "*")} [eval s_<<MATCHSTR>>='<<FIELD>>']",
        () => Adding("r6", $"foreach mode=json_array {draw.One("j", "t")} [eval r6=mvappend(r6, <<ITEM>>.\":\".<<ITER>>)]"),
        () => $"inputlookup append=t {RandomRule.LookupName}{draw.One("", " where owner=*")}",
        () => $"makecontinuous _time span={draw.One("1m", "100s")}",
        Grouped,
        Summarized,
        Made);

    /// <summary>Results that are expressions over functions.</summary>
    private string Evaluated()
    {
        string inner = $"{draw.One("avg", "sum", "max", "count", "dc", "min", "range")}({draw.One("n", "m", "a", "t")})";
        string expression = draw.OneOf(
            () => $"round({inner}, 1)",
            () => $"{inner} * 2 + count",
            () => $"coalesce({inner}, 0)",
            () => $"if({inner} > 5, \"high\", \"low\")",
            () => $"sum(n) / {inner}",
            () => $"max({inner}, count(eval({Expressions.Condition(1)})))",
            () => $"mvjoin(values({draw.One("a", "t")}), \",\") . {inner}");
        string more = draw.One("", "", ", count", ", max(n) as top");
        string row = NamedField(), column = NamedField();
        _fields = [Unquoted(row), "s", "count", "x"];
        return draw.OneOf(
            () => $"chart eval({expression}) as s{more}",
            () => $"chart eval({expression}) as s{more} by {row}",
            () => $"chart {draw.One("", "limit=1 ", "usenull=f ")}eval({expression}) as s{more} over {row} by {column}",
            () => $"timechart span={draw.One("1m", "1h")} eval({expression}) as s{more}",
            () => $"timechart span=100s limit=1 eval({expression}) as s{more} by {column}");
    }

    private string Line()
    {
        string inner = draw.One("", "(count)", "(count, 1m)", "(avg(n), 1m)", "(sum(m), 30s)", "(dc(a))", "(max(n), 100s)", "(count(t), 1h)", "(stdev(n))", "(range(m), 1s)");
        string by = By(60, 1, out List<string> keys);
        _fields = [.. keys, "line", "count"];
        return $"{draw.One("stats", "stats", "eventstats")} sparkline{inner} as line, count{by}";
    }

    private string Series()
    {
        string row = NamedField(), column = NamedField();
        _fields = [Unquoted(row), "x", "10"];
        return $"xyseries {draw.One("", "grouped=t ", "sep=- ")}{row} {column} {draw.One("n", "n m", "t")}";
    }

    private string Grouped()
    {
        (string text, List<string> names) = Functions(2);
        string by = By(100, 2, out List<string> keys);
        _fields = [.. keys, .. names];
        return $"stats {draw.One("allnum=t ", "")}{text}{by}{draw.One(" dedup_splitvals=t", "")}";
    }

    private string Summarized()
    {
        _fields = ["field", "count", "distinct_count", "max", "values"];
        return $"fieldsummary maxvals={draw.One("1", "3")} {draw.One("a b n", "n*", "")}";
    }

    private string Made()
    {
        string command = draw.OneOf(
            () => $"return {draw.One("2 a n", "$a", "3 x=a", "b")}",
            () => $"table {Names(2)} | format {draw.One("", "maxresults=2", "\"(\" \"[\" \"&&\" \"]\" \"||\" \")\"")}");
        _fields = ["search"];
        return command;
    }

    /// <summary>Commands with more than one search, or that run one for each row.</summary>
    private string Searches()
    {
        List<string> before = [.. _fields];
        string first = Side();
        List<string> after = _fields;
        string second = Side();
        _fields = [.. before.Union(after).Union(_fields)];
        return draw.OneOf(
            () => $"union [{first}] [{second}]",
            () => $"append maxout=2 [{first} | append [{second}]]",
            () => $"join max=0 type=left {Name(draw.One(before))} [{first} | join {draw.One("a", "u", "n")} [{second}]]",
            () => $"appendcols [{first} | appendpipe [{Stage(inside: true)}]]",
            () => Each());
    }

    private string Each()
    {
        _fields = ["c", "a", "n", "x"];
        return $"map maxsearches=3 search=\"search {draw.One("a=$a$", "u=$u$ n=*", "n>$n$")} | {draw.One("stats count as c", "table a n", "eval x=\\\"$a$\\\" | fields x")}\"";
    }

    /// <summary>Commands that make the first rows.</summary>
    private string Generated()
    {
        string first = Side(), second = Side();
        return draw.OneOf(
            () => $"| union [{first}] [{second}]",
            () => $"| set {draw.One("union", "diff", "intersect")} [{first} | table a n] [{second} | table a n]",
            () => $"| multisearch [search {Search(1)} | eval x={Expressions.Any(1)}] [search {Search(1)} | rename a AS x] [search {Search(0)} | fields - n]",
            () => "| makeresults format=csv data=\"a,n\\nx,1\\n,2\\ny,\"",
            () => "| makeresults format=json data=\"[{\\\"a\\\": \\\"x\\\", \\\"n\\\": 1}, {\\\"b\\\": [1, 2]}]\"");
    }
}
