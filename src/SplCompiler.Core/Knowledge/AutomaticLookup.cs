using System.Collections.Immutable;
using SplCompiler.Diagnostics;

namespace SplCompiler.Knowledge;

/// <summary>A LOOKUP- of props.conf: columns of a table as fields of every event of a stanza.</summary>
/// <remarks>Source: Admin Manual, "props.conf"; Knowledge Manager Manual, "Make your lookup automatic".</remarks>
/// <param name="Table">The lookup.</param>
/// <param name="Inputs">Key columns, and the fields that they are compared with.</param>
/// <param name="Outputs">Columns, and the fields that they become.</param>
/// <param name="OnlyNew">OUTPUTNEW: a field that the event has keeps its value.</param>
/// <param name="DefinedAt">File and line.</param>
public sealed record AutomaticLookup(
    string Table, ImmutableArray<(string Column, string Field)> Inputs, ImmutableArray<(string Column, string Field)> Outputs, bool OnlyNew, string DefinedAt)
{
    /// <summary>Reads <c>table key AS field OUTPUT column AS field</c>; null and SPL4006 when it is none.</summary>
    internal static AutomaticLookup? Read(ConfSetting setting, ICollection<Diagnostic> diagnostics)
    {
        string[] words = [.. setting.Value.Text.Split([' ', '\t', '\n', ','], StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('"'))];
        int output = Array.FindIndex(words, word => word.ToUpperInvariant() is "OUTPUT" or "OUTPUTNEW");
        if (output < 2 || output == words.Length - 1)
        {
            diagnostics.Add(new Diagnostic(
                Descriptors.InvalidConf, $"`{setting.Key}` is no lookup with named outputs", setting.Value.Locate(default), "this lookup is left out")
            {
                Help = ["an automatic lookup is `table column AS field OUTPUT column AS field`"],
            });
            return null;
        }

        return new AutomaticLookup(
            words[0], Pairs(words[1..output]), Pairs(words[(output + 1)..]), words[output].Equals("OUTPUTNEW", StringComparison.OrdinalIgnoreCase), setting.DefinedAt);
    }

    private static ImmutableArray<(string, string)> Pairs(string[] words)
    {
        var pairs = ImmutableArray.CreateBuilder<(string, string)>();
        for (int i = 0; i < words.Length; i++)
        {
            bool isRenamed = i + 2 < words.Length && words[i + 1].Equals("AS", StringComparison.OrdinalIgnoreCase);
            pairs.Add((words[i], isRenamed ? words[i + 2] : words[i]));
            i += isRenamed ? 2 : 0;
        }

        return pairs.ToImmutable();
    }
}
