using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>sha1</c>: the SHA-1 digest of the text, hexadecimal in lower case.</summary>
public sealed class Sha1() : TextFunction("Sha1")
{
    public override WordDoc Doc { get; } = new("sha1")
    {
        Usage = "sha1(<text>)",
        Summary = "The SHA-1 digest of the text, hexadecimal in lower case.",
        Manual = "Search Reference, Cryptographic functions",
        Examples =
        [
            new("a text", "eval b=sha1(a)", """{"a": "abc"}""", """{"a": "abc", "b": "a9993e364706816aba3e25717850c26c9cd0d89d"}"""),
            new("null", "eval b=sha1(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are not supported", "eval b=sha1(a)", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
