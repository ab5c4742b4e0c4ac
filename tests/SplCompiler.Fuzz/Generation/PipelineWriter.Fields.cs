namespace SplCompiler.Fuzz.Generation;

/// <summary>Commands that change fields and choose rows.</summary>
public sealed partial class PipelineWriter
{
    private string ChangeFields()
    {
        string field = Field(), name = Name(field);
        return draw.OneOf(
            () => $"rex field={name} {Groups()}",
            () => $"rex field={name} max_match={draw.One("0", "2")} {Groups()}",
            () => $"rex field={name} mode=sed \"{draw.One("s/a/[\\0]/g", "s/(\\w)(\\w)/\\2\\1/", "s/[0-9]+/#/g", "s/b/_/2", "y/abc/xyz/")}\"",
            Choose,
            Choose,
            Rename,
            () => $"fillnull value={draw.One("0", "none", "\"not known\"")} {Names(3)}",
            () => "fillnull",
            () => $"filldown {Names(2)}",
            () => $"replace {draw.One("x WITH y", "a* WITH *z", "\"a b\" WITH ab, 10 WITH ten", "*b WITH b*")} IN {Names(2)}",
            () => $"convert {draw.One("num", "rmunit", "rmcomma", "memk", "ctime", "dur2sec", "mstime", "auto")}({name})",
            () => Adding("r2", $"convert timeformat=\"%H:%M\" ctime({name}) AS r2"),
            () => $"bin span={draw.One("5", "10", "0.5")} {draw.One("n", "m", name)}",
            () => $"bin _time span={draw.One("1m", "100s", "1h", "1d")}",
            () => Adding("r3", $"bin bins=4 n AS r3"),
            () => Adding("r4", $"strcat {draw.One("", "allrequired=t ")}{name} \"-\" {NamedField()} r4"),
            () => Adding("range", $"rangemap field={draw.One("n", "m", name)} low=0-5 mid=4-20 high=21-100000 {draw.One("", "default=far")}"),
            () => Adding("Total", $"addtotals {draw.One("", "n m", "n* m", "fieldname=Total")}"),
            () => Adding("owner", $"lookup {RandomRule.LookupName} a {draw.One("OUTPUT owner", "OUTPUTNEW owner level", "")}"),
            () => $"foreach {draw.One("n m", "a b u", "n*", "*")} [eval <<FIELD>>={draw.One("'<<FIELD>>'.\"!\"", "'<<FIELD>>'*2", "coalesce('<<FIELD>>', \"none\")")}]",
            () => Adding("r5", $"foreach mode=multivalue {draw.One("t", name)} [eval r5=coalesce(r5, \"\").<<ITEM>>]"),
            () => $"fieldformat {draw.One("n", "m")}=tostring(n, \"commas\")");
    }

    private string Groups()
    {
        string pattern = draw.One("(?<g1>[a-z]+)", "(?<g1>\\d)(?<g2>\\d)?", "^(?<g1>.)", "(?i)(?P<g1>x|b)(?<g2>.*)", "(?<g2>[^,;]+)[,;]?", "(?<n>\\d+)");
        foreach (string group in (string[])["g1", "g2"])
        {
            if (pattern.Contains($"<{group}>", StringComparison.Ordinal))
                Add(group);
        }

        return ExpressionWriter.Literal(pattern).Replace("\\\\", "\\", StringComparison.Ordinal);
    }

    private string Adding(string name, string command)
    {
        Add(name);
        return command;
    }

    private string Choose()
    {
        List<string> kept = draw.Some(_fields, 5);
        if (draw.Chance(25))
        {
            List<string> removed = [.. kept.Take(2)];
            _fields = [.. _fields.Except(removed)];
            if (_fields.Count == 0)
                _fields = ["a"];
            return $"fields - {string.Join(", ", removed.Select(Name))}";
        }

        if (draw.Chance(15))
            return draw.One("table *", "fields *", "table a* n* t*");
        bool isTable = draw.Chance(50);
        _fields = kept;
        return $"{(isTable ? "table" : "fields")} {string.Join(draw.One(" ", ", "), kept.Select(Name))}";
    }

    private string Rename()
    {
        if (draw.Chance(15))
        {
            _fields = [.. _fields.Select(field => field[0] == 'n' ? $"k_{field[1..]}" : field)];
            return "rename n* AS k_*";
        }

        string from = draw.One(_fields), to = draw.One("a", "b", "x", "new name", "z.z");
        _fields.Remove(from);
        Add(to);
        return $"rename {Name(from)} AS {(to.All(char.IsAsciiLetter) ? to : $"\"{to}\"")}";
    }

    private string Rows() => draw.OneOf(
        () => $"head {draw.One("1", "2", "3", "5")}",
        () => $"head ({Expressions.Condition(1)}) {draw.One("", "null=t", "keeplast=t")}",
        () => $"tail {draw.One("1", "2", "4")}",
        () => "reverse",
        () => "uniq",
        Sort,
        Sort,
        () => $"dedup {draw.One("", "2 ")}{Names(2)} {draw.One("", "", "keepempty=t", "consecutive=t", "keepevents=t", "sortby -n")}",
        () => $"regex {NamedField()}{draw.One("=", "!=")}{draw.One("\"^a\"", "\"\\d\"", "\"(?i)x\"", "\"b$\"")}");

    private string Sort() => $"sort {draw.One("", "0 ", "3 ")}{string.Join(", ", draw.Some(_fields, 3).Select(field => $"{draw.One("", "-", "+")}{SortKey(Name(field))}"))}";

    private string SortKey(string name) => draw.Chance(20) ? $"{draw.One("str", "num", "ip", "auto")}({name})" : name;

    private string Multivalues()
    {
        string name = draw.Chance(50) && _fields.Contains("t") ? "t" : NamedField();
        return draw.OneOf(
            () => $"makemv {draw.One("", "delim=\",\" ", "delim=\"b\" allowempty=t ", "tokenizer=\"([a-z0-9])\" ")}{name}",
            () => $"mvexpand {name}{draw.One("", " limit=2")}",
            () => $"mvcombine {draw.One("", "delim=\",\" ")}{name}",
            () => $"nomv {name}",
            () => Adding("k", $"spath input={draw.One("j", name)} {draw.One("", "path=k output=k", "path=l{} output=k")}"),
            () => Adding("k", $"fromjson {draw.One("j", name)}"),
            () => "extract",
            () => "xmlkv",
            () => Adding("j2", $"tojson {Names(2)} output_field=j2"),
            Running,
            Running);
    }

    private string Running() => draw.OneOf(
        () => Adding("acc", $"accum {draw.One("n", "m")} AS acc"),
        () => $"accum {draw.One("n", "m")}",
        () => Adding("dif", $"delta {draw.One("n", "m", "_time")} AS dif {draw.One("", "p=2")}"),
        () => Adding("prev", $"autoregress {NamedField()} AS prev {draw.One("", "p=2")}"),
        () => $"autoregress n p=1-2");
}
