using System.Collections.Immutable;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;

namespace SplCompiler.Knowledge;

/// <summary>
/// A Splunk configuration file: stanzas of <c>key = value</c>. A line that ends in <c>\</c> goes on in the next one, with
/// a line break in the value; a line that begins with <c>#</c> is a comment.
/// </summary>
/// <remarks>Source: Admin Manual, "Configuration file structure".</remarks>
/// <param name="File">The file.</param>
/// <param name="Stanzas">Each name once, in file order; repeated stanzas are one.</param>
/// <param name="Diagnostics">SPL4006 for each line that is neither stanza nor setting.</param>
public sealed record ConfFile(SourceFile File, ImmutableArray<ConfStanza> Stanzas, ImmutableArray<Diagnostic> Diagnostics)
{
    public static ConfFile Parse(SourceFile file) => new ConfReader(file).Read();
}
