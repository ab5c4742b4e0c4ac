using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Binding;
using SplCompiler.Diagnostics;
using SplCompiler.Syntax;

namespace SplCompiler.Commands;

/// <summary>The options of a command as written, read by name. An option that the command does not have, or a value that it does not take, is reported.</summary>
internal sealed class OptionSet
{
    private readonly ImmutableArray<OptionSyntax> _options;
    private readonly Binder _binder;

    /// <param name="options">As written; of several of one name the last counts.</param>
    /// <param name="command">The name of the command.</param>
    /// <param name="binder">Where mistakes are reported.</param>
    /// <param name="names">The options that the command has.</param>
    public OptionSet(ImmutableArray<OptionSyntax> options, string command, Binder binder, params ImmutableArray<string> names)
    {
        (_options, _binder) = (options, binder);
        foreach (OptionSyntax option in options.Where(option => !names.Contains(option.Name, StringComparer.Ordinal)))
        {
            string? near = Suggestions.Nearest(option.Name, names);
            Refuse(option, $"`{command}` has no option `{option.Name}`", "unknown option", near is null ? null : $"an option with a similar name exists: `{near}`");
        }
    }

    /// <summary>True once an option was refused.</summary>
    public bool IsRefused { get; private set; }

    public OptionSyntax? Find(string name) => _options.LastOrDefault(option => option.Name == name);

    public bool Flag(string name, bool otherwise)
    {
        if (Find(name) is not { } option)
            return otherwise;
        switch (option.Value.ToLowerInvariant())
        {
            case "t" or "true" or "1":
                return true;
            case "f" or "false" or "0":
                return false;
            default:
                Refuse(option, $"`{name}` takes true or false, found `{option.Value}`", "neither true nor false");
                return otherwise;
        }
    }

    /// <summary>A whole number that is not below <paramref name="least"/>.</summary>
    public int Count(string name, int otherwise, int least = 0)
    {
        if (Find(name) is not { } option)
            return otherwise;
        if (int.TryParse(option.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= least)
            return count;
        Refuse(option, $"`{name}` takes a whole number, found `{option.Value}`", least == 0 ? "no whole number" : $"no whole number from {least} up");
        return otherwise;
    }

    public string Text(string name, string otherwise) => Find(name)?.Value ?? otherwise;

    /// <summary>A span of time.</summary>
    public SpanText? Time(string name)
    {
        if (Find(name) is not { } option)
            return null;
        if (SpanText.TryParse(option.Value, out SpanText span) && span.IsTime)
            return span;
        Refuse(option, $"`{option.Value}` is no span of time", "expected such as 30s, 5m, 1h");
        return null;
    }

    public void Refuse(OptionSyntax option, string message, string label, string? help = null)
    {
        _binder.Report(Descriptors.InvalidOption, option.ValueSpan, message, label, help);
        IsRefused = true;
    }

    /// <summary>Options as text, each with a blank before it.</summary>
    public static string TextOf(IEnumerable<OptionSyntax> options) =>
        string.Concat(options.Select(option => $" {option.Name}=\"{StringEscapes.Escape(option.Value)}\""));
}
