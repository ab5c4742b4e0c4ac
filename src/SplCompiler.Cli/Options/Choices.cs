using System.CommandLine;

namespace SplCompiler.Cli.Options;

/// <summary>Options that take one word of a few.</summary>
internal static class Choices
{
    /// <summary>An option with a default.</summary>
    public static Option<string> Option(string name, string description, string standard, params string[] words)
    {
        var option = new Option<string>(name) { Description = description, HelpName = string.Join('|', words), DefaultValueFactory = _ => standard };
        Restrict(option, words);
        return option;
    }

    /// <summary>An option without a default.</summary>
    public static Option<string?> Optional(string name, string description, params string[] words)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = string.Join('|', words) };
        Restrict(option, words);
        return option;
    }

    /// <summary>Accepts these words only.</summary>
    public static void Restrict<T>(Option<T> option, string[] words) => option.Validators.Add(result =>
    {
        foreach (System.CommandLine.Parsing.Token token in result.Tokens)
        {
            if (!words.Contains(token.Value))
                result.AddError($"{option.Name} takes one of {string.Join(", ", words)}, not `{token.Value}`");
        }
    });
}
