using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SplCompiler.Knowledge;
using SplCompiler.Rules;

namespace SplCompiler.Testing;

/// <summary>Reads <c>macros</c>: <c>{"name": "definition"}</c> or <c>{"name(2)": {"args": ["a", "b"], "definition": "…", "iseval": true}}</c>.</summary>
internal sealed class TestMacroReader(Action<JsonPart, string, string> report)
{
    public ImmutableArray<Macro> Read(JsonPart macros) =>
        [.. macros.Members.Select(member => Macro(member.Name, member.Value)).OfType<Macro>()];

    private Macro? Macro(JsonPart signature, JsonPart value)
    {
        if (Signature(signature.Text) is not var (name, arity))
        {
            report(signature, $"`{signature.Text}` is no name of a macro", "expected `name` or `name(2)`");
            return null;
        }

        JsonPart? definition = value.Kind == JsonValueKind.String ? value : Member(value, "definition");
        if (definition is not { Kind: JsonValueKind.String })
        {
            report(value, "a macro is its definition, or an object with `definition` and `args`", "no definition");
            return null;
        }

        ImmutableArray<JsonPart> arguments = Member(value, "args")?.Items ?? [];
        if (arguments.Length != arity)
        {
            report(signature, $"the name of the macro says {arity} arguments, `args` has {arguments.Length}", "another number");
            return null;
        }

        RuleText text = JsonStringText.Of(definition);
        return new Macro(name, [.. arguments.Select(argument => argument.Text)], text, text.Locate(default).ToString())
        {
            IsEval = Member(value, "iseval")?.Kind == JsonValueKind.True,
        };
    }

    private static JsonPart? Member(JsonPart value, string name) => value.Members.FirstOrDefault(member => member.Name.Text == name).Value;

    private static (string Name, int Arity)? Signature(string text)
    {
        int open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return text.Length == 0 ? null : (text, 0);
        bool isNumber = int.TryParse(text.AsSpan(open + 1).TrimEnd(')'), NumberStyles.None, CultureInfo.InvariantCulture, out int arity);
        return isNumber && open > 0 && text.EndsWith(')') ? (text[..open], arity) : null;
    }
}
