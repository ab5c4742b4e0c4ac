using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>sum</c>: adds the arguments that are numbers; text in a field that is none is left out.</summary>
public sealed class Sum() : StatisticFunction("Sum")
{
    public override WordDoc Doc { get; } = new("sum")
    {
        Usage = "sum(<number>, ...)",
        Summary = "Adds the arguments that are numbers; text in a field that is none is left out.",
        Manual = "Search Reference, Statistical eval functions",
        Examples =
        [
            new("text in a field is left out", "eval b=sum(a, 2, 3)", """{"a": "somedata"}""", """{"a": "somedata", "b": 5}"""),
            new("each value of several in a field", "eval b=sum(a)", """{"a": ["1", "x", "2"]}""", """{"a": ["1", "x", "2"], "b": 3}"""),
            new("nothing", "eval b=sum(a)", """{"z": "1"}""", """{"z": "1"}"""),
        ],
    };

    public override int MinimumArguments => 1;

    public override int MaximumArguments => int.MaxValue;
}
