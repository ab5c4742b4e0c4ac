using System.Text.RegularExpressions;
using SplCompiler.Pcre;

namespace SplCompiler.Runtime;

/// <summary>Writes PCRE patterns as .NET patterns of the same meaning.</summary>
/// <remarks>
/// The pattern is parsed and written anew, so options, escapes, sets and group numbers are PCRE's and nothing is left to
/// the differences of the two dialects. One is left: a repeated group that can match nothing, <c>(a??)+</c>, may end
/// elsewhere than in PCRE; whether there is a match is the same. Source: pcre2pattern(3); Search Manual, "SPL and regular expressions".
/// </remarks>
public static class PcreTranslator
{
    public static PcreTranslation Translate(string pattern)
    {
        PcreSyntax syntax = PcreParser.Parse(pattern);
        if (syntax.Error is not null || syntax.Unsupported is not null)
        {
            return new PcreTranslation
            {
                Error = syntax.Error,
                Unsupported = syntax.Unsupported,
                ErrorOffset = syntax.ErrorOffset,
                GroupNames = syntax.GroupNames,
                Lints = syntax.Lints,
            };
        }

        int keepOut = syntax.GroupNames.Length;
        var plain = new DotNetWriter(wide: false, keepOut);
        var wide = new DotNetWriter(wide: true, keepOut);
        string plainText = plain.Write(syntax.Root);
        string wideText = wide.Write(syntax.Root);
        return new PcreTranslation
        {
            DotNet = plainText,
            DotNetWide = wideText == plainText ? null : wideText,
            WideForAllNonAscii = plain.HasWordBoundary,
            Options = RegexOptions.CultureInvariant,
            AllowsNonBacktracking = !plain.NeedsBacktracking,
            GroupNames = syntax.GroupNames,
            KeepOutGroup = plain.HasKeepOut ? keepOut : 0,
            Lints = syntax.Lints,
        };
    }
}
