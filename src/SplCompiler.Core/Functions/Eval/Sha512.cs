using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>sha512</c>: the SHA-512 digest of the text, hexadecimal in lower case.</summary>
public sealed class Sha512() : TextFunction("Sha512")
{
    public override WordDoc Doc { get; } = new("sha512")
    {
        Usage = "sha512(<text>)",
        Summary = "The SHA-512 digest of the text, hexadecimal in lower case.",
        Manual = "Search Reference, Cryptographic functions",
        Examples =
        [
            new("a text", "eval b=sha512(a)", """{"a": "abc"}""", """{"a": "abc", "b": "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"}"""),
            new("null", "eval b=sha512(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are not supported", "eval b=sha512(a)", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
