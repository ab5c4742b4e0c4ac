using System.Collections.Immutable;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;

namespace SplCompiler.Knowledge;

/// <summary>Reads macros: stanzas of macros.conf, and the YAML files of a security_content checkout.</summary>
internal static class MacroReader
{
    /// <summary>The macro of a stanza <c>[name]</c> or <c>[name(2)]</c>; null and SPL4006 when it is none.</summary>
    public static Macro? Read(ConfStanza stanza, ICollection<Diagnostic> diagnostics)
    {
        if (stanza["definition"] is not { } definition)
            return Reject(stanza, "it has no `definition`", diagnostics);

        (string name, int? arity) = Signature(stanza.Name);
        ImmutableArray<string> arguments = Arguments(stanza["args"]?.Value.Text ?? "");
        if (arity is null || name.Length == 0)
            return Reject(stanza, "a macro with arguments is `[name(2)]`", diagnostics);
        if (arity != arguments.Length)
            return Reject(stanza, $"its name says {arity} arguments, `args` has {arguments.Length}", diagnostics);

        return new Macro(name, arguments, definition.Value, stanza.DefinedAt)
        {
            IsEval = stanza["iseval"]?.Value.Text.ToLowerInvariant() is "1" or "true" or "t" or "yes",
            Validation = stanza["validation"]?.Value.Text,
            ErrorMessage = stanza["errormsg"]?.Value.Text,
        };
    }

    /// <summary>The macro of a YAML file with <c>name</c>, <c>definition</c> and <c>arguments</c>.</summary>
    public static Macro? Read(SourceFile file, List<Diagnostic> diagnostics)
    {
        if (YamlReader.Read(file, diagnostics) is not YamlMap map)
            return null;
        if (map["name"] is not YamlText { IsNull: false } name || map["definition"] is not YamlText definition)
        {
            diagnostics.Add(new Diagnostic(
                Descriptors.WrongYamlType, "the macro needs the texts `name` and `definition`",
                file.Locate(map.Start, Math.Min(map.Start + 1, file.Text.Length)), "this macro is left out"));
            return null;
        }

        ImmutableArray<string> arguments = map["arguments"] is YamlList list
            ? [.. list.Items.OfType<YamlText>().Select(item => item.Value)]
            : [];
        int line = file.Locate(map.Start, map.Start).Line;
        return new Macro(name.Value, arguments, definition.ToRuleText(diagnostics), $"{file.Path}:{line}");
    }

    private static (string Name, int? Arity) Signature(string stanza)
    {
        int open = stanza.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return (stanza, 0);
        bool isNumber = stanza.EndsWith(')')
            & int.TryParse(stanza.AsSpan(open + 1).TrimEnd(')'), System.Globalization.NumberStyles.None, null, out int arity);
        return (stanza[..open].Trim(), isNumber ? arity : null);
    }

    private static ImmutableArray<string> Arguments(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static Macro? Reject(ConfStanza stanza, string reason, ICollection<Diagnostic> diagnostics)
    {
        FileSpan span = stanza.Settings.Length > 0
            ? stanza.Settings[0].Value.Locate(default)
            : FileSpan.WholeFile(stanza.DefinedAt);
        diagnostics.Add(new Diagnostic(
            Descriptors.InvalidConf, $"the macro `{stanza.Name}` is left out: {reason}", span, reason));
        return null;
    }
}
