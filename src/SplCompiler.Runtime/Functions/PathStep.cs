using System.Collections.Immutable;

namespace SplCompiler.Runtime;

/// <summary>A step of a path of spath: a name, or what stands in braces.</summary>
/// <param name="Text">The name, or the text between the braces: nothing, a number, <c>@attribute</c>.</param>
/// <param name="InBraces">True for <c>{…}</c>.</param>
internal readonly record struct PathStep(string Text, bool InBraces)
{
    /// <summary><c>a.b{0}.c{}</c> is a, b, {0}, c, {}. A brace without a partner belongs to the name.</summary>
    public static ImmutableArray<PathStep> Split(string path)
    {
        var steps = ImmutableArray.CreateBuilder<PathStep>();
        int start = 0;
        for (int i = 0; i <= path.Length; i++)
        {
            bool opens = i < path.Length && path[i] == '{' && path.IndexOf('}', i) > 0;
            if (i < path.Length && path[i] != '.' && !opens)
                continue;
            if (i > start)
                steps.Add(new PathStep(path[start..i], false));
            if (opens)
            {
                int close = path.IndexOf('}', i);
                steps.Add(new PathStep(path[(i + 1)..close], true));
                i = close;
                // The point behind a brace only separates.
                if (i + 1 < path.Length && path[i + 1] == '.')
                    i++;
            }

            start = i + 1;
        }

        return steps.ToImmutable();
    }
}
