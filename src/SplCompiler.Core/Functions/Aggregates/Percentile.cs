using System.Globalization;
using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Aggregates;

/// <summary><c>perc95</c>, <c>p95</c>, <c>exactperc95</c>, <c>upperperc95</c>: the value at a percentage of the ranks, which is part of the name.</summary>
public sealed class Percentile : StateAggregate
{
    private readonly string _method;
    private readonly double _percent;

    private Percentile(WordDoc doc, string method, double percent)
        : base("PercentileState", SplType.Number, method)
    {
        Doc = doc;
        (_method, _percent) = (method, percent);
    }

    /// <summary>The three kinds, as the table lists them.</summary>
    public static IReadOnlyList<Percentile> Kinds { get; } =
    [
        new(Interpolated, "Percentile", 50),
        new(Exact, "ExactPercentile", 50),
        new(Upper, "UpperPercentile", 50),
    ];

    public override WordDoc Doc { get; }

    /// <summary>The function of a name such as <c>perc95.5</c>; null when it is none, or the number is not one from 0 to 100.</summary>
    public static Percentile? Find(string name)
    {
        string lower = name.ToLowerInvariant();
        foreach ((string prefix, Percentile kind) in s_prefixes)
        {
            if (!lower.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            bool isNumber = double.TryParse(lower.AsSpan(prefix.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double percent);
            return isNumber && percent is >= 0 and <= 100 ? new Percentile(kind.Doc with { Name = lower, Aliases = [] }, kind._method, percent) : null;
        }

        return null;
    }

    public override Code EmitResult(string state, Expression? argument, AggregateEmitter emit) =>
        new($"{state}.{_method}({CSharpText.Literal(_percent)})", SplType.Number);

    private static readonly (string Prefix, Percentile Kind)[] s_prefixes =
        [("exactperc", Kinds[1]), ("upperperc", Kinds[2]), ("perc", Kinds[0]), ("p", Kinds[0])];

    private static WordDoc Interpolated => new("percN")
    {
        Aliases = ["pN"],
        Usage = "perc<0-100>(<field>) | p<0-100>(<field>)",
        Summary = "The number that so many percent of the numbers do not exceed, between two of them in proportion.",
        Manual = "Search Reference, Aggregate functions",
        Examples =
        [
            new("between two", "stats perc50(n) as r", """[{"n": "1"}, {"n": "2"}, {"n": "3"}, {"n": "4"}]""", """{"r": 2.5}"""),
            new("each value of several", "stats p75(n) as r", """{"n": ["10", "20", "30", "40", "50"]}""", """{"r": 40}"""),
            new("a fraction", "stats perc99.5(n) as r", """[{"n": "0"}, {"n": "100"}]""", """{"r": 99.5}"""),
            new("none is null", "stats count, perc95(n) as r", """{"n": "x"}""", """{"count": 1}"""),
        ],
    };

    private static WordDoc Exact => new("exactpercN")
    {
        Usage = "exactperc<0-100>(<field>)",
        Summary = "The first number that so many percent of the numbers do not exceed.",
        Manual = "Search Reference, Aggregate functions",
        Examples =
        [
            new("one of them", "stats exactperc50(n) as r", """[{"n": "1"}, {"n": "2"}, {"n": "3"}, {"n": "4"}]""", """{"r": 2}"""),
            new("each value of several", "stats exactperc100(n) as r", """{"n": ["10", "9"]}""", """{"r": 10}"""),
            new("none is null", "stats count, exactperc95(n) as r", """{"n": "x"}""", """{"count": 1}"""),
        ],
    };

    private static WordDoc Upper => new("upperpercN")
    {
        Usage = "upperperc<0-100>(<field>)",
        Summary = "The number at a percentage of the ranks, or the next one above.",
        Manual = "Search Reference, Aggregate functions",
        Examples =
        [
            new("the one above", "stats upperperc50(n) as r", """[{"n": "1"}, {"n": "2"}, {"n": "3"}, {"n": "4"}]""", """{"r": 3}"""),
            new("each value of several", "stats upperperc0(n) as r", """{"n": ["10", "9"]}""", """{"r": 9}"""),
            new("none is null", "stats count, upperperc95(n) as r", """{"n": "x"}""", """{"count": 1}"""),
        ],
    };
}
