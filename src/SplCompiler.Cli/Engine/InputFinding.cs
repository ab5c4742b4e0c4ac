using SplCompiler.Diagnostics;

namespace SplCompiler.Cli.Engine;

/// <summary>Something wrong in the input.</summary>
/// <param name="Kind">SPL5001 to SPL5006.</param>
/// <param name="Path">The input; an entry of an archive is <c>archive.zip!entry</c>.</param>
/// <param name="Line">The line, from 1; 0 when it concerns the input as a whole.</param>
/// <param name="Message">One line, lower case, no period.</param>
public sealed record InputFinding(DiagnosticDescriptor Kind, string Path, long Line, string Message)
{
    /// <summary>Path and line, as editors open it.</summary>
    public string Place => Line == 0 ? Path : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Path}:{Line}");
}
