using System.Text;

namespace SplCompiler.Runtime;

/// <summary><c>TERM(x)</c>: x is one of the tokens that the index holds.</summary>
/// <remarks>
/// For a run of text between major breakers the index holds the whole run, its beginning up to each minor breaker in it, and
/// each piece between two neighbouring minor breakers. Source: segmenters.conf. Splunk's manual on TERM() speaks of major
/// breakers only; who reads it so asks for whole runs.
/// </remarks>
internal sealed class TermTokens
{
    private readonly byte[] _anchor;
    private readonly WildcardPattern? _wildcard;
    private readonly bool _hasMinor;
    private readonly bool _wholeRuns;

    public TermTokens(string text, bool wholeRuns = false)
    {
        _wholeRuns = wholeRuns;
        byte[][] pieces = [.. text.Split('*', StringSplitOptions.RemoveEmptyEntries).Select(Encoding.UTF8.GetBytes)];
        _wildcard = text.Contains('*', StringComparison.Ordinal) ? new WildcardPattern(text) : null;
        _anchor = pieces.MaxBy(piece => piece.Length) ?? [];
        _hasMinor = pieces.Any(HasBreaker);
        NeverMatches = text.Length == 0 || pieces.Any(HasMajor);
    }

    public bool NeverMatches { get; }

    public bool IsIn(ReadOnlySpan<byte> raw)
    {
        if (NeverMatches)
            return false;

        for (int at = 0; at <= raw.Length;)
        {
            int found = CaseFolding.IndexOf(raw[at..], _anchor, out int length);
            if (found < 0)
                return false;
            at += found;
            if (Breakers.IsAmidForm(raw, at))
            {
                at++;
            }
            else if (_wildcard is null)
            {
                if (IsToken(raw, at, at + length))
                    return true;
                at++;
            }
            else
            {
                int runEnd = RunEnd(raw, at);
                if (AnyTokenMatches(raw[RunStart(raw, at)..runEnd]))
                    return true;
                at = Math.Max(at + 1, runEnd);
            }
        }

        return false;
    }

    private bool IsToken(ReadOnlySpan<byte> raw, int start, int end)
    {
        if (!Breakers.IsBorder(raw, start) || !Breakers.IsBorder(raw, end))
            return false;
        bool endsRun = true;
        if (end < raw.Length && Breakers.LengthAt(raw, end, out endsRun) == 0)
            return false;
        if (_wholeRuns && !endsRun)
            return false;

        // A dash of the term may be half of a pair in the text, which is a major breaker.
        if (IsHalfOfPair(raw, start) || IsHalfOfPair(raw, end - 1))
            return false;
        if (start == 0)
            return true;
        int before = Breakers.LengthBefore(raw, start, out bool major);
        return before > 0 && (major || (!_hasMinor && !_wholeRuns));
    }

    private static bool IsHalfOfPair(ReadOnlySpan<byte> raw, int at) =>
        raw[at] == (byte)'-' && Breakers.LengthAt(raw, at, out bool major) > 0 && major;

    private bool AnyTokenMatches(ReadOnlySpan<byte> run)
    {
        if (_wholeRuns)
            return !run.IsEmpty && _wildcard!.IsMatch(run);
        int pieceStart = 0;
        for (int at = 0; at <= run.Length; at++)
        {
            if (at < run.Length && Breakers.LengthAt(run, at, out _) == 0)
                continue;
            if (at > 0 && _wildcard!.IsMatch(run[..at]))
                return true;
            if (at > pieceStart && _wildcard!.IsMatch(run[pieceStart..at]))
                return true;
            pieceStart = at + 1;
        }

        return false;
    }

    private static int RunStart(ReadOnlySpan<byte> raw, int at)
    {
        while (at > 0 && !(Breakers.LengthBefore(raw, at, out bool major) > 0 && major))
            at--;
        return at;
    }

    private static int RunEnd(ReadOnlySpan<byte> raw, int at)
    {
        while (at < raw.Length && !(Breakers.LengthAt(raw, at, out bool major) > 0 && major))
            at++;
        return at;
    }

    private static bool HasBreaker(byte[] piece) => AnyBreaker(piece, majorOnly: false);

    private static bool HasMajor(byte[] piece) => AnyBreaker(piece, majorOnly: true);

    private static bool AnyBreaker(byte[] piece, bool majorOnly)
    {
        for (int i = 0; i < piece.Length; i++)
        {
            if (Breakers.LengthAt(piece, i, out bool major) > 0 && (major || !majorOnly))
                return true;
        }

        return false;
    }
}
