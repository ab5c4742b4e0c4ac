using System.Collections.Immutable;

namespace SplCompiler.Fuzz.Generation;

/// <summary>Writes a random pipeline and keeps an eye on which fields there are, so that most commands find something to do.</summary>
public sealed partial class PipelineWriter(Draw draw)
{
    private static readonly string[] s_eventFields = ["a", "b", "u", "n", "m", "t", "ip", "j", "_time"];

    private List<string> _fields = [.. s_eventFields];

    private ExpressionWriter Expressions => new(draw, _fields);

    /// <summary>The commands; the first is a search over events, or makes its own rows behind a pipe.</summary>
    public ImmutableArray<string> Stages()
    {
        var stages = new List<string> { First() };
        for (int left = draw.Below(5); left >= 0; left--)
            stages.Add(Stage(inside: false));
        return [.. stages];
    }

    private string First()
    {
        if (draw.Chance(4))
        {
            _fields = ["a", "n", "_time"];
            return $"| makeresults count={draw.One("1", "3", "6")} | streamstats count as n | eval a=\"x\".(n % 2)";
        }

        if (draw.Chance(4))
            return Generated();

        if (draw.Chance(2))
        {
            _fields = ["a", "owner", "level"];
            return $"| inputlookup {RandomRule.LookupName}";
        }

        return draw.Chance(45) ? "search *" : $"search {Search(2)}";
    }

    /// <summary>A command; <paramref name="inside"/> brackets only those that need no brackets of their own.</summary>
    private string Stage(bool inside) => draw.Below(inside ? 93 : 112) switch
    {
        < 16 => Eval(),
        < 23 => $"where {Expressions.Condition(2)}",
        < 28 => $"search {Search(2)}",
        < 43 => Aggregate(),
        < 62 => ChangeFields(),
        < 72 => Rows(),
        < 85 => Multivalues(),
        < 93 => Further(),
        < 109 => Combine(),
        _ => Searches(),
    };

    private string Eval()
    {
        var made = new List<string>();
        for (int left = draw.Below(3); left >= 0; left--)
        {
            string target = draw.One("a", "b", "n", "x", "y", "r1");
            made.Add($"{target}={Expressions.Any(2)}");
            Add(target);
        }

        return $"eval {string.Join(", ", made)}";
    }

    private void Add(string name)
    {
        if (!_fields.Contains(name))
            _fields.Add(name);
    }

    /// <summary>A field, now and then one that is not there.</summary>
    private string Field() => draw.Chance(3) ? "nosuch" : draw.One(_fields);

    /// <summary>A name as commands other than eval take it.</summary>
    private static string Name(string field) => field.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.') ? field : $"\"{field.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private string NamedField() => Name(Field());

    private string Names(int most) => string.Join(draw.One(" ", ", "), draw.Some(_fields, most).Select(Name));

    // Search expressions

    private string Search(int depth)
    {
        if (depth > 0 && draw.Chance(60))
        {
            return draw.OneOf(
                () => $"{Search(depth - 1)} {Search(depth - 1)}",
                () => $"{Search(depth - 1)} OR {Search(depth - 1)}",
                () => $"({Search(depth - 1)} {draw.One("AND ", "OR ", "")}{Search(depth - 1)})",
                () => $"NOT {Search(0)}",
                () => $"NOT ({Search(depth - 1)})");
        }

        string field = NamedField();
        return draw.OneOf(
            () => $"{field}{draw.One("=", "!=")}{SearchValue()}",
            () => $"{field}{draw.One("=", "!=")}{SearchValue()}",
            () => $"{field}{draw.One("<", ">", "<=", ">=")}{draw.One("0", "5", "9", "10", "1.5", "-1", "abc")}",
            () => $"{field} IN ({SearchValue()}, {SearchValue()})",
            () => $"{field}=*",
            () => $"ip={draw.One("10.0.0.0/8", "192.168.1.77", "2001:db8::/32")}",
            () => draw.One("failed", "\"login failed\"", "TERM(user=bob)", "bob*", "CASE(Eve)", "ERROR", "10.0.0.5", "\"<EventID>4688<\"", "*"));
    }

    private string SearchValue() => draw.OneOf(
        () => ExpressionWriter.Literal(draw.One(RandomEvents.Texts)),
        () => draw.One("x", "a*", "*b", "*b*", "10", "1*", "ab", "é", "*"));
}
