using SplCompiler.Docs;

namespace SplCompiler.Functions.Eval;

/// <summary><c>md5</c>: the MD5 digest of the text, hexadecimal in lower case.</summary>
public sealed class Md5() : TextFunction("Md5")
{
    public override WordDoc Doc { get; } = new("md5")
    {
        Usage = "md5(<text>)",
        Summary = "The MD5 digest of the text, hexadecimal in lower case.",
        Manual = "Search Reference, Cryptographic functions",
        Examples =
        [
            new("a text", "eval b=md5(a)", """{"a": "abc"}""", """{"a": "abc", "b": "900150983cd24fb0d6963f7d28e17f72"}"""),
            new("null", "eval b=md5(a)", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are not supported", "eval b=md5(a)", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    public override int MinimumArguments => 1;
}
