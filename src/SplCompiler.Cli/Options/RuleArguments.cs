using System.CommandLine;
using System.CommandLine.Parsing;
using SplCompiler.Diagnostics;

namespace SplCompiler.Cli.Options;

/// <summary>The paths that a verb takes.</summary>
internal static class RuleArguments
{
    public static Argument<string[]> Many() => Paths("rules", "Rules: .yml, .yaml and .spl files, savedsearches.conf, folders of them");

    /// <summary>No path, or more.</summary>
    public static Argument<string[]> Any(string description)
    {
        Argument<string[]> argument = Paths("rules", description);
        argument.Arity = ArgumentArity.ZeroOrMore;
        argument.DefaultValueFactory = _ => [];
        return argument;
    }

    /// <summary>One path or more. What looks like an option and is no file is a misspelt option.</summary>
    public static Argument<string[]> Paths(string name, string description)
    {
        var argument = new Argument<string[]>(name) { Description = description, Arity = ArgumentArity.OneOrMore };
        argument.Validators.Add(RefuseOptions);
        return argument;
    }

    private static void RefuseOptions(ArgumentResult result)
    {
        foreach (Token token in result.Tokens)
        {
            if (!token.Value.StartsWith('-') || File.Exists(token.Value) || Directory.Exists(token.Value))
                continue;
            Command? verb = (result.Parent as CommandResult)?.Command;
            string? near = verb is null ? null : Suggestions.Nearest(token.Value, verb.Options.Select(option => option.Name));
            result.AddError($"there is no option `{token.Value}`{(near is null ? "" : $"; did you mean `{near}`?")}");
        }
    }
}
