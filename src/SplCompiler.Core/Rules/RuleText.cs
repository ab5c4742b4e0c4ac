using System.Collections.Immutable;
using System.Text;
using SplCompiler.Diagnostics;

namespace SplCompiler.Rules;

/// <summary>
/// SPL text in which every character knows where it came from: a place in the rule file, and, when a macro put it there,
/// the chain of macros.
/// </summary>
/// <remarks>The text of a macro points at the call in the rule: that is where an author can act. The definition is a note.</remarks>
public sealed class RuleText
{
    private readonly Origins _origins;

    /// <param name="file">The file that the text stands in.</param>
    /// <param name="text">The SPL.</param>
    /// <param name="origins">One origin for each character of <paramref name="text"/>, and one for its end.</param>
    internal RuleText(SourceFile file, string text, ReadOnlySpan<Origin> origins)
    {
        if (origins.Length != text.Length + 1)
            throw new ArgumentException("One origin a character and one for the end.", nameof(origins));
        (File, Text, _origins) = (file, text, new Origins(origins));
    }

    public SourceFile File { get; }

    public string Text { get; }

    /// <summary>SPL that is the whole file, or that stands at <paramref name="fileOffset"/> in it unchanged.</summary>
    public static RuleText FromPlain(SourceFile file, string text, int fileOffset = 0)
    {
        var origins = new Origin[text.Length + 1];
        for (int i = 0; i < origins.Length; i++)
            origins[i] = new Origin(fileOffset + i, null);
        return new RuleText(file, text, origins);
    }

    /// <summary>A part of a text, with its positions.</summary>
    public RuleText Part(SourceSpan span) => new(File, Slice(span), [.. Enumerable.Range(span.Start, span.Length + 1).Select(OriginAt)]);

    internal Origin OriginAt(int offset) => _origins[Math.Clamp(offset, 0, _origins.Length - 1)];

    /// <summary>The place in the rule file of a span of <see cref="Text"/>. A span inside a macro's definition is the macro's
    /// call; one inside an argument is the argument.</summary>
    public FileSpan Locate(SourceSpan span)
    {
        Origin start = OriginAt(span.Start);
        Origin last = OriginAt(Math.Max(span.Start, span.End - 1));
        int from = start.IsWritten ? start.Offset : start.Expansion!.Outermost.CallStart;
        int to = !last.IsWritten ? last.Expansion!.Outermost.CallEnd : span.Length == 0 ? from : last.Offset + 1;
        return File.Locate(from, Math.Max(from, to));
    }

    /// <summary>The macros that the start of a span came through, innermost first; empty for text of the rule itself.</summary>
    public ImmutableArray<MacroExpansion> Expansions(SourceSpan span)
    {
        var chain = ImmutableArray.CreateBuilder<MacroExpansion>();
        for (MacroExpansion? expansion = OriginAt(span.Start).Expansion; expansion is not null; expansion = expansion.Caller)
            chain.Add(expansion);
        return chain.ToImmutable();
    }

    /// <summary>A span as its author wrote it: text that came out of a macro is shown as the call of the macro.</summary>
    public string Written(SourceSpan span)
    {
        var written = new StringBuilder();
        MacroExpansion? call = null;
        for (int i = span.Start; i < span.End; i++)
        {
            MacroExpansion? outermost = OriginAt(i).Expansion?.Outermost;
            if (outermost is null)
                written.Append(Text[i]);
            else if (!ReferenceEquals(outermost, call))
                written.Append(File.Text, outermost.CallStart, outermost.CallEnd - outermost.CallStart);
            call = outermost;
        }

        return written.ToString();
    }

    /// <summary>A span cut where text of the rule and text of macros meet.</summary>
    public IEnumerable<(SourceSpan Span, MacroExpansion? Call)> Parts(SourceSpan span)
    {
        int start = span.Start;
        MacroExpansion? call = span.Length == 0 ? null : OriginAt(start).Expansion?.Outermost;
        for (int i = span.Start; i < span.End; i++)
        {
            MacroExpansion? next = OriginAt(i).Expansion?.Outermost;
            if (ReferenceEquals(next, call))
                continue;
            yield return (SourceSpan.FromBounds(start, i), call);
            (start, call) = (i, next);
        }

        if (span.End > start)
            yield return (SourceSpan.FromBounds(start, span.End), call);
    }

    /// <summary>The calls of macros in a span, each once, as the rule writes them.</summary>
    public ImmutableArray<MacroExpansion> MacrosIn(SourceSpan span)
    {
        var calls = ImmutableArray.CreateBuilder<MacroExpansion>();
        for (int i = span.Start; i < span.End; i++)
        {
            if (OriginAt(i).Expansion?.Outermost is { } outermost && !calls.Contains(outermost))
                calls.Add(outermost);
        }

        return calls.ToImmutable();
    }

    public string Slice(SourceSpan span) => Text.Substring(span.Start, span.Length);
}

/// <summary>Where a character came from.</summary>
/// <param name="Offset">Its offset in the rule file; for a macro's text the offset of the outermost call.</param>
/// <param name="Expansion">The macro whose definition or argument it is, or null.</param>
/// <param name="IsArgument">True for text of an argument that the rule itself wrote: <paramref name="Offset"/> is its own place.</param>
internal readonly record struct Origin(int Offset, MacroExpansion? Expansion, bool IsArgument = false)
{
    /// <summary>True when the character stands in the rule file at <see cref="Offset"/>.</summary>
    public bool IsWritten => Expansion is null || IsArgument;
}

/// <summary>One use of a macro.</summary>
/// <param name="Name">Name with its number of arguments, as Splunk writes it: <c>m</c>, <c>m(2)</c>.</param>
/// <param name="DefinedAt">File and line of the definition, such as <c>knowledge/macros.conf:12</c>.</param>
/// <param name="Definition">The text of the definition.</param>
/// <param name="CallStart">Offset of the call in the rule file.</param>
/// <param name="CallEnd">End of the call in the rule file.</param>
/// <param name="Caller">The expansion whose text holds the call, or null when the rule holds it.</param>
public sealed record MacroExpansion(
    string Name, string DefinedAt, string Definition, int CallStart, int CallEnd, MacroExpansion? Caller)
{
    /// <summary>The expansion whose call stands in the rule itself.</summary>
    public MacroExpansion Outermost => Caller?.Outermost ?? this;
}
