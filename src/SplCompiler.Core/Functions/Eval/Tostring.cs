using SplCompiler.Docs;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>tostring</c>: The text of a number or condition, in the given form.</summary>
public sealed class Tostring() : ValueFunction("Tostring", SplType.Text)
{
    public override WordDoc Doc { get; } = new("tostring")
    {
        Usage = "tostring(<value>[, \"hex\"|\"commas\"|\"duration\"|\"binary\"])",
        Summary = "The text of a number or condition, in the given form.",
        Manual = "Search Reference, Conversion functions",
        Examples =
        [
            new("a condition", "eval t=tostring(a=\"1\")", """{"a": "1"}""", """{"a": "1", "t": "True"}"""),
            new("hexadecimal", "eval t=tostring(15, \"hex\")", """{"a": "1"}""", """{"a": "1", "t": "0xF"}"""),
            new("thousands", "eval t=tostring(12345.6789, \"commas\")", """{"a": "1"}""", """{"a": "1", "t": "12,345.68"}"""),
            new("seconds", "eval t=tostring(615, \"duration\")", """{"a": "1"}""", """{"a": "1", "t": "00:10:15"}"""),
        ],
    };

    public override int MinimumArguments => 1;

    public override int MaximumArguments => 2;

    protected override bool TakesConditions => true;
}
