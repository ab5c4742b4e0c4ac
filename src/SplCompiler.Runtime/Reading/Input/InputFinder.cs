namespace SplCompiler.Runtime;

/// <summary>Turns what a user names into inputs: files, folders (all files below), globs (<c>*</c>, <c>?</c>, <c>**</c>), <c>-</c> for standard input.</summary>
public static class InputFinder
{
    /// <summary>The inputs in the order named; files of a folder or glob in ordinal order of their paths.</summary>
    /// <param name="names">What the user named.</param>
    /// <param name="onProblem">Told of names that stand for nothing.</param>
    public static IReadOnlyList<EventInput> Find(IEnumerable<string> names, Action<InputProblem> onProblem)
    {
        var inputs = new List<EventInput>();
        foreach (string name in names)
        {
            if (name == "-")
            {
                inputs.Add(EventInput.FromStream("-", Console.OpenStandardInput()));
                continue;
            }

            try
            {
                int before = inputs.Count;
                inputs.AddRange(Paths(name).Select(EventInput.FromFile));
                if (inputs.Count == before)
                    onProblem(new InputProblem(InputProblemKind.UnreadableInput, name, 0, 0, "there is no such file"));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                onProblem(new InputProblem(InputProblemKind.UnreadableInput, name, 0, 0, error.Message));
            }
        }

        return inputs;
    }

    private static IEnumerable<string> Paths(string name)
    {
        if (File.Exists(name))
            return [name];
        if (Directory.Exists(name))
            return Sorted(Directory.EnumerateFiles(name, "*", SearchOption.AllDirectories));
        int wildcard = name.AsSpan().IndexOfAny('*', '?');
        return wildcard < 0 ? [] : Glob(name, wildcard);
    }

    private static IEnumerable<string> Glob(string glob, int wildcard)
    {
        int slash = glob.LastIndexOf('/', wildcard);
        string root = slash < 0 ? "." : slash == 0 ? "/" : glob[..slash];
        string pattern = glob[(slash + 1)..];
        if (!Directory.Exists(root))
            return [];
        SearchOption depth = pattern.Contains('/') || pattern.Contains("**", StringComparison.Ordinal)
            ? SearchOption.AllDirectories
            : SearchOption.TopDirectoryOnly;
        return Sorted(Directory.EnumerateFiles(root, "*", depth)
            .Where(path => Matches(pattern, Path.GetRelativePath(root, path).Replace('\\', '/')))
            .Select(path => slash < 0 ? Path.GetRelativePath(".", path) : path));
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> paths) => paths.Order(StringComparer.Ordinal);

    /// <summary><c>*</c> and <c>?</c> stay within a folder, <c>**</c> does not.</summary>
    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        while (!pattern.IsEmpty)
        {
            if (pattern[0] == '*')
            {
                bool isDeep = pattern.StartsWith("**");
                ReadOnlySpan<char> rest = pattern[(isDeep ? 2 : 1)..];
                if (isDeep && rest.StartsWith("/") && Matches(rest[1..], path))
                    return true;
                for (int i = 0; ; i++)
                {
                    if (Matches(rest, path[i..]))
                        return true;
                    if (i == path.Length || (!isDeep && path[i] == '/'))
                        return false;
                }
            }

            if (path.IsEmpty || (pattern[0] == '?' ? path[0] == '/' : path[0] != pattern[0]))
                return false;
            pattern = pattern[1..];
            path = path[1..];
        }

        return path.IsEmpty;
    }
}
