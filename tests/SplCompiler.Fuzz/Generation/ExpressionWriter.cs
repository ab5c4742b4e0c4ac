using System.Globalization;

namespace SplCompiler.Fuzz.Generation;

/// <summary>Random eval expressions over the fields at hand, each of the kind that is asked for so that most are accepted.</summary>
public sealed class ExpressionWriter(Draw draw, IReadOnlyList<string> fields)
{
    private static readonly string[] s_patterns =
        ["a", "^a", "b$", "(?i)X", "\\d+", "[a-c]+", "^\\w+$", "a.b", "(a|b)c?", "\\.", "^$", "[^x]", "(?<!a)b", "\\s", "é", "\\\\"];

    private static readonly string[] s_masks = ["a%", "%b", "%", "_b%", "x", "%.%", ""];

    private static readonly string[] s_formats = ["%Y-%m-%d", "%H:%M:%S", "%s", "%a %j", "%d.%m.%Y %H"];

    public string Field() => Quoted(draw.One(fields));

    /// <summary>A name as eval takes it.</summary>
    public static string Quoted(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !char.IsAsciiDigit(name[0]) ? name : $"'{name}'";

    /// <summary>A text in double quotes.</summary>
    public static string Literal(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    public string Pattern() => Literal(draw.One(s_patterns));

    public string TextLiteral() => Literal(draw.One(RandomEvents.Texts));

    public string NumberLiteral() => draw.One("0", "1", "2", "10", "0.5", "3.25", "100", "1700000100");

    /// <summary>A value of any kind.</summary>
    public string Any(int depth) => draw.Below(10) switch
    {
        < 4 => Number(depth),
        < 8 => Text(depth),
        < 9 => Many(depth),
        _ => Field(),
    };

    public string Number(int depth)
    {
        if (depth <= 0)
            return draw.Chance(60) ? Field() : NumberLiteral();
        int less = depth - 1;
        return draw.OneOf(
            () => $"({Number(less)} {draw.One("+", "-", "*", "/", "%")} {Number(less)})",
            () => $"({Number(less)} {draw.One("+", "-", "*")} {Number(less)} {draw.One("+", "-", "*", "/")} {Number(less)})",
            () => $"-{Number(less)}",
            () => $"{draw.One("abs", "ceiling", "floor", "sqrt", "exact", "round", "ln", "exp", "sin", "tanh", "atan")}({Number(less)})",
            () => $"round({Number(less)}, {draw.One("0", "1", "2")})",
            () => $"{draw.One("pow", "log", "hypot", "atan2")}({Number(less)}, {draw.One("2", "3", "10")})",
            () => $"len({Text(less)})",
            () => $"tonumber({Text(less)})",
            () => $"tonumber({Text(less)}, {draw.One("2", "8", "16", "36")})",
            () => $"mvcount({Many(less)})",
            () => $"mvfind({Many(less)}, {Pattern()})",
            () => $"if({Condition(less)}, {Number(less)}, {Number(less)})",
            () => $"case({Condition(less)}, {Number(less)}, {Condition(less)}, {Number(less)})",
            () => $"coalesce({Number(less)}, {Number(less)})",
            () => $"{draw.One("min", "max", "sum", "avg")}({Number(less)}, {Field()}, {Number(less)})",
            () => $"{draw.One("bit_and", "bit_or", "bit_xor")}({Number(less)}, {Number(less)})",
            () => $"{draw.One("bit_shift_left", "bit_shift_right")}({Number(less)}, {draw.One("0", "1", "5", "60")})",
            () => $"relative_time({Number(less)}, {Literal(draw.One("-1h", "@d", "-1d@d", "+5m@m", "-1mon@mon", "@w1", "@q"))})",
            () => $"strptime({Text(less)}, {Literal(draw.One(s_formats))})",
            () => "pi()",
            () => "now()",
            () => $"nullif({Number(less)}, {Number(less)})");
    }

    public string Text(int depth)
    {
        if (depth <= 0)
            return draw.Chance(60) ? Field() : TextLiteral();
        int less = depth - 1;
        return draw.OneOf(
            () => $"{Text(less)}.{TextLiteral()}.{Text(less)}",
            () => $"{draw.One("lower", "upper", "trim", "ltrim", "rtrim", "urldecode", "md5", "sha1", "sha256")}({Text(less)})",
            () => $"{draw.One("trim", "ltrim", "rtrim")}({Text(less)}, {Literal(draw.One("a", "x ", "éX", ""))})",
            () => $"substr({Text(less)}, {draw.One("1", "2", "-2", "5")})",
            () => $"substr({Text(less)}, {draw.One("1", "2", "-3")}, {draw.One("0", "1", "2", "9")})",
            () => $"replace({Text(less)}, {Pattern()}, {Literal(draw.One("", "-", "[\\1]", "$x", "é"))})",
            () => $"mvjoin({Many(less)}, {Literal(draw.One(",", "", "; "))})",
            () => $"mvindex({Many(less)}, {draw.One("0", "1", "-1", "-2", "5")})",
            () => $"tostring({Number(less)})",
            () => $"tostring({Number(less)}, {Literal(draw.One("hex", "commas", "duration", "binary"))})",
            () => $"tostring({Condition(less)})",
            () => $"if({Condition(less)}, {Text(less)}, {Text(less)})",
            () => $"case({Condition(less)}, {Text(less)}, true(), {Text(less)})",
            () => $"validate({Condition(less)}, {Text(less)}, {Condition(less)}, {Text(less)})",
            () => $"coalesce({Text(less)}, {Text(less)})",
            () => $"nullif({Text(less)}, {Text(less)})",
            () => $"strftime({Number(less)}, {Literal(draw.One(s_formats))})",
            () => $"typeof({Field()})",
            () => $"printf({Literal(draw.One("%d", "%5.1f|", "%x", "%05d", "%e", "%c"))}, {Number(less)})",
            () => $"printf({Literal(draw.One("%s", "%5s|", "%-4s|", "%.2s"))}, {Text(less)})",
            () => $"ipmask(\"255.255.0.0\", {Field()})",
            () => $"{draw.One("min", "max")}({Text(less)}, {Field()})",
            () => Json(less));
    }

    public string Many(int depth)
    {
        if (depth <= 0)
            return draw.Chance(50) && fields.Contains("t") ? "t" : Field();
        int less = depth - 1;
        string field = Field();
        return draw.OneOf(
            () => $"split({Text(less)}, {Literal(draw.One(",", ";", "", "b"))})",
            () => $"mvappend({Any(less)}, {Any(less)})",
            () => $"{draw.One("mvdedup", "mvsort", "mvreverse")}({Many(less)})",
            () => $"mvindex({Many(less)}, {draw.One("0", "1", "-2")}, {draw.One("1", "2", "-1")})",
            () => $"mvzip({Many(less)}, {Many(less)})",
            () => $"mvzip({Many(less)}, {Many(less)}, {Literal(draw.One("=", ""))})",
            () => $"mvrange({draw.One("0", "1", "5")}, {draw.One("3", "6", "0")}, {draw.One("1", "2")})",
            () => $"mvfilter({draw.OneOf(() => $"match({field}, {Pattern()})", () => $"{field} != {TextLiteral()}", () => $"{field} > {NumberLiteral()}", () => $"NOT like({field}, {Literal(draw.One(s_masks))})")})",
            () => $"mvmap({field}, {draw.OneOf(() => $"upper({field})", () => $"{field} . \"!\"", () => $"len({field}) * 2", () => $"if(match({field}, {Pattern()}), {field}, null())")})",
            () => $"json_array_to_mv({Json(less)})",
            () => $"if({Condition(less)}, {Many(less)}, {Many(less)})",
            () => $"spath({Field()}, {Literal(draw.One("l{}", "k", "o.p", "{}", "l{0}"))})");
    }

    public string Condition(int depth)
    {
        if (depth <= 0)
            return Leaf();
        int less = depth - 1;
        return draw.OneOf(
            Leaf,
            Leaf,
            () => $"({Condition(less)} {draw.One("AND", "OR", "XOR")} {Condition(less)})",
            () => $"NOT {Condition(0)}",
            () => $"{Number(less)} {Comparison()} {Number(less)}",
            () => $"{Text(less)} {Comparison()} {Text(less)}",
            () => $"{Any(less)} {draw.One("=", "!=")} {Any(less)}",
            () => $"{draw.One("isnull", "isnotnull", "isnum", "isint", "isstr", "ismv", "isdouble", "json_valid", "isarray", "isobject")}({Any(less)})",
            () => $"match({Text(less)}, {Pattern()})",
            () => $"like({Text(less)}, {Literal(draw.One(s_masks))})",
            () => $"in({Any(less)}, {TextLiteral()}, {NumberLiteral()}, {Field()})");
    }

    private string Comparison() => draw.One("=", "==", "!=", "<", ">", "<=", ">=");

    private string Leaf()
    {
        string field = Field();
        return draw.OneOf(
            () => $"{field} {Comparison()} {TextLiteral()}",
            () => $"{field} {Comparison()} {NumberLiteral()}",
            () => $"{field} {Comparison()} {Field()}",
            () => $"{draw.One("isnull", "isnotnull", "isnum")}({field})",
            () => $"match({field}, {Pattern()})",
            () => $"{field} LIKE {Literal(draw.One(s_masks))}",
            () => $"{field} IN ({TextLiteral()}, {TextLiteral()}, {NumberLiteral()})",
            () => $"cidrmatch({Literal(draw.One("10.0.0.0/8", "192.168.0.0/16", "2001:db8::/32"))}, {field})",
            () => $"searchmatch({Literal(draw.One("a=x", "a=* NOT b=x", "n>5", "t=a*", "failed OR x"))})",
            () => draw.One("true()", "false()"));
    }

    private string Json(int depth)
    {
        int less = Math.Max(0, depth - 1);
        string source = draw.Chance(50) ? "j" : Field();
        return draw.OneOf(
            () => $"json_object(\"k\", {Any(less)}, \"l\", {Any(less)})",
            () => $"json_array({Any(less)}, {Any(less)})",
            () => $"json_extract({source}, {Literal(draw.One("k", "l{}", "l{1}", "o.p", "{0}", "k.l"))})",
            () => $"json_extract_exact({source}, {Literal(draw.One("k", "a.b"))})",
            () => $"json_keys({source})",
            () => $"json({source})",
            () => $"json_set({source}, {Literal(draw.One("k", "new", "o.p"))}, {Any(less)})",
            () => $"json_delete({source}, \"k\")",
            () => $"json_append({source}, \"l\", {Any(less)})",
            () => $"json_extend({source}, \"l\", json_array(1, {Any(less)}))",
            () => $"json_entries({source})",
            () => $"mv_to_json_array({Many(less)})");
    }

    /// <summary>A number for a place that takes nothing else.</summary>
    public static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
