using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>ipmask</c>: the bitwise AND of two IPv4 addresses; null when one is none.</summary>
public sealed class Ipmask() : TextFunction("Ipmask")
{
    public override WordDoc Doc { get; } = new("ipmask")
    {
        Usage = "ipmask(<mask>, <address>)",
        Summary = "The bitwise AND of two IPv4 addresses; null when one is none.",
        Manual = "Search Reference, Conversion functions",
        Examples =
        [
            new("a network", "eval b=ipmask(\"255.255.255.0\", a)", """{"a": "10.20.30.120"}""", """{"a": "10.20.30.120", "b": "10.20.30.0"}"""),
            new("any mask", "eval b=ipmask(\"0.255.0.244\", a)", """{"a": "10.20.30.120"}""", """{"a": "10.20.30.120", "b": "0.20.0.112"}"""),
            new("no address", "eval b=ipmask(\"255.0.0.0\", a)", """{"a": "host"}""", """{"a": "host"}"""),
            new("null", "eval b=ipmask(\"255.0.0.0\", a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values", "eval b=ipmask(\"255.0.0.0\", a)", """{"a": ["1.2.3.4", "5.6.7.8"]}""", """{"a": ["1.2.3.4", "5.6.7.8"]}"""),
        ],
    };

    public override int MinimumArguments => 2;
}
