using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Rules;

namespace SplCompiler.Knowledge;

/// <summary>A search macro. Its identity is its name and its number of arguments.</summary>
/// <remarks>Source: Admin Manual, "macros.conf"; Search Manual, "Use search macros in searches".</remarks>
/// <param name="Name">Without the number of arguments; may begin with <c>*</c> for a family of macros, see <see cref="MacroTable"/>.</param>
/// <param name="Arguments">Names of the arguments, in order.</param>
/// <param name="Definition">The text that replaces a call, with positions in its file.</param>
/// <param name="DefinedAt">File and line, such as <c>knowledge/default/macros.conf:12</c>.</param>
public sealed record Macro(string Name, ImmutableArray<string> Arguments, RuleText Definition, string DefinedAt)
{
    /// <summary>True when the definition is an eval expression that yields the replacement.</summary>
    public bool IsEval { get; init; }

    /// <summary>An eval expression over the arguments, false or a text when they are not acceptable. One that cannot be computed accepts all.</summary>
    public string? Validation { get; init; }

    /// <summary>What Splunk shows when <see cref="Validation"/> fails.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Name with the number of arguments, as Splunk writes it: <c>m</c>, <c>m(2)</c>.</summary>
    public string Signature => SignatureOf(Name, Arguments.Length);

    public static string SignatureOf(string name, int arity) => arity == 0 ? name : $"{name}({arity})";

    /// <summary>Name and number of arguments of a signature.</summary>
    public static (string Name, int Arity) Parse(string signature)
    {
        int open = signature.LastIndexOf('(');
        return open > 0 && signature[^1] == ')' && int.TryParse(signature.AsSpan(open + 1, signature.Length - open - 2), NumberStyles.None, CultureInfo.InvariantCulture, out int arity)
            ? (signature[..open], arity)
            : (signature, 0);
    }
}
