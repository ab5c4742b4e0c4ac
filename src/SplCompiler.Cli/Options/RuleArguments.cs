using System.CommandLine;

namespace SplCompiler.Cli.Options;

/// <summary>The rules of a verb.</summary>
internal static class RuleArguments
{
    public static Argument<string[]> Many() => new("rules")
    {
        Description = "Rules: .yml, .yaml and .spl files, savedsearches.conf, folders of them",
        Arity = ArgumentArity.OneOrMore,
    };
}
