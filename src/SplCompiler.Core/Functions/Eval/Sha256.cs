using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>sha256</c>: the SHA-256 digest of the text, hexadecimal in lower case.</summary>
public sealed class Sha256() : TextFunction("Sha256")
{
    public override WordDoc Doc { get; } = new("sha256")
    {
        Usage = "sha256(<text>)",
        Summary = "The SHA-256 digest of the text, hexadecimal in lower case.",
        Manual = "Search Reference, Cryptographic functions",
        Examples =
        [
            new("a text", "eval b=sha256(a)", """{"a": "abc"}""", """{"a": "abc", "b": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}"""),
            new("null", "eval b=sha256(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are not supported", "eval b=sha256(a)", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
