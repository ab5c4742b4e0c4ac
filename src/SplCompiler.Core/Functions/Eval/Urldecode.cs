using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>urldecode</c>: replaces percent codes by the characters they stand for.</summary>
public sealed class Urldecode() : TextFunction("Urldecode")
{
    public override WordDoc Doc { get; } = new("urldecode")
    {
        Usage = "urldecode(<text>)",
        Summary = "Replaces percent codes by the characters they stand for.",
        Manual = "Search Reference, Text functions",
        Examples =
        [
            new("an address", "eval b=urldecode(a)", """{"a": "http%3A%2F%2Fx%3Fr%3Dheader"}""", """{"a": "http%3A%2F%2Fx%3Fr%3Dheader", "b": "http://x?r=header"}"""),
            new("no code", "eval b=urldecode(a)", """{"a": "100%"}""", """{"a": "100%", "b": "100%"}"""),
            new("null", "eval b=urldecode(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are not supported", "eval b=urldecode(a)", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
