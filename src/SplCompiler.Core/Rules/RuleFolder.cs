using SplCompiler.Diagnostics;

namespace SplCompiler.Rules;

/// <summary>The files of a folder that may hold rules.</summary>
internal static class RuleFolder
{
    /// <summary>Relative paths with <c>/</c>, in ordinal order. Hidden folders (<c>.git</c>) are no part of a pack.</summary>
    public static List<string> Files(string folder, List<Diagnostic> diagnostics)
    {
        var files = new List<string>();
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>([""]);
        while (waiting.TryPop(out string? relative))
        {
            string path = Path.Combine(folder, relative);
            try
            {
                // A link may lead back up: each real folder is read once.
                if (!visited.Add(new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path)))
                    continue;
                foreach (string child in Directory.EnumerateDirectories(path))
                {
                    if (!Path.GetFileName(child).StartsWith('.'))
                        waiting.Push(Join(relative, child));
                }

                files.AddRange(Directory.EnumerateFiles(path).Where(MayHoldRules).Select(child => Join(relative, child)));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                diagnostics.Add(TextFiles.Unreadable(TextFiles.Shown(path), exception.Message.TrimEnd('.')));
            }
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private static bool MayHoldRules(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".yml" or ".yaml" or ".spl"
        || Path.GetFileName(path).Equals("savedsearches.conf", StringComparison.OrdinalIgnoreCase);

    private static string Join(string relative, string child) =>
        relative.Length == 0 ? Path.GetFileName(child) : $"{relative}/{Path.GetFileName(child)}";
}
