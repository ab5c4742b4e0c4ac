using System.CommandLine;

namespace SplCompiler.Cli.Options;

/// <summary><c>-o, --out</c>: a file instead of standard output.</summary>
internal static class OutOption
{
    public static Option<string?> File() => new("--out", "-o")
    {
        Description = "File to write instead of standard output",
        HelpName = "FILE",
    };
}
