using System.Collections.Immutable;
using System.Globalization;

namespace SplCompiler.Runtime;

/// <summary>A path of <c>spath</c>, such as <c>resources{0}.ARN</c> or <c>book.title{@year}</c>.</summary>
/// <remarks>Source: Search Reference, "spath".</remarks>
public sealed class SpathPath
{
    private SpathPath(ImmutableArray<SpathStep> steps) => Steps = steps;

    internal ImmutableArray<SpathStep> Steps { get; }

    /// <summary>Cuts a path at its dots and braces. Any text is a path: a name that no data has leads nowhere.</summary>
    public static SpathPath Parse(string path)
    {
        var steps = ImmutableArray.CreateBuilder<SpathStep>();
        int position = 0;
        while (position < path.Length)
        {
            if (path[position] == '{' && path.IndexOf('}', position) is >= 0 and var closing)
            {
                steps.Add(Element(path[(position + 1)..closing]));
                position = closing + 1;
            }
            else
            {
                position += path[position] == '.' ? 1 : 0;
                int end = path.AsSpan(position).IndexOfAny('.', '{') is >= 0 and var length ? position + length : path.Length;
                // A brace that is never closed belongs to the name.
                if (end < path.Length && path[end] == '{' && path.IndexOf('}', end) < 0)
                    end = path.Length;
                if (end > position)
                    steps.Add(new SpathStep(SpathStepKind.Member, path[position..end], 0));
                position = Math.Max(end, position);
                if (end == position && position < path.Length && path[position] == '.')
                    position++;
            }
        }

        return new SpathPath(steps.ToImmutable());
    }

    private static SpathStep Element(string text) => text switch
    {
        "" => new SpathStep(SpathStepKind.AllElements, "", 0),
        ['@', ..] => new SpathStep(SpathStepKind.Attribute, text[1..], 0),
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int index) => new SpathStep(SpathStepKind.Element, "", index),
        _ => new SpathStep(SpathStepKind.Member, "{" + text + "}", 0),
    };
}

internal enum SpathStepKind
{
    /// <summary>A member of an object, an element of that name.</summary>
    Member,

    /// <summary><c>{}</c></summary>
    AllElements,

    /// <summary><c>{3}</c></summary>
    Element,

    /// <summary><c>{@id}</c></summary>
    Attribute,
}

internal readonly record struct SpathStep(SpathStepKind Kind, string Name, int Index);
