using System.Text.RegularExpressions;

namespace SplCompiler.Emission;

/// <summary>The declaration of a state member that is made anew for every run of a template.</summary>
internal static partial class StateDeclaration
{
    /// <summary>The declaration without <c>readonly</c>, and the statement that makes the member as it was at first.</summary>
    public static (string Declaration, string Reset) Renewed(string declaration)
    {
        Match match = Parts().Match(declaration);
        string initial = match.Groups["initial"].Success ? match.Groups["initial"].Value : "default";
        string type = match.Groups["type"].Value;
        string value = initial.StartsWith("new(", StringComparison.Ordinal) ? $"new {type}{initial["new".Length..]}" : initial;
        return ($"private {type} {match.Groups["name"].Value}{(match.Groups["initial"].Success ? $" = {initial}" : "")};", $"{match.Groups["name"].Value} = {value};");
    }

    [GeneratedRegex(@"^private (readonly )?(?<type>.+?) (?<name>\w+)( = (?<initial>.+))?;$", RegexOptions.Singleline)]
    private static partial Regex Parts();
}
