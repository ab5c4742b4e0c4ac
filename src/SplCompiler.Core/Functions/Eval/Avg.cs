using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>avg</c>: the mean of the arguments that are numbers; text in a field that is none is left out.</summary>
public sealed class Avg() : StatisticFunction("Avg")
{
    public override WordDoc Doc { get; } = new("avg")
    {
        Usage = "avg(<number>, ...)",
        Summary = "The mean of the arguments that are numbers; text in a field that is none is left out.",
        Manual = "Search Reference, Statistical eval functions",
        Examples =
        [
            new("text in a field is left out", "eval b=avg(a, 2, 3)", """{"a": "somedata"}""", """{"a": "somedata", "b": 2.5}"""),
            new("each value of several in a field", "eval b=avg(a)", """{"a": ["1", "x", "2"]}""", """{"a": ["1", "x", "2"], "b": 1.5}"""),
            new("nothing", "eval b=avg(a)", """{"z": "1"}""", """{"z": "1"}"""),
        ],
    };

    public override int MinimumArguments => 1;

    public override int MaximumArguments => int.MaxValue;
}
