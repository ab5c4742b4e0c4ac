namespace SplCompiler.Runtime.Tests.Matching;

/// <summary>Cuts raw text from left to right as an indexer does and lists every token. Slow and plain on purpose.</summary>
internal static class NaiveIndex
{
    private static readonly string[] s_forms =
        ["%2526", "%2520", "%21", "%26", "%3B", "%7C", "%20", "%2B", "%3D", "--", "%5D", "%5B", "%3A", "%0A", "%2C", "%28", "%29"];

    private const string Majors = " \t\n\r[]<>(){}|!;,'\"*&?+";
    private const string Minors = "/:=@.-$#%\\_";

    private sealed record Unit(string Text, int Start, bool IsMajor, bool IsMinor)
    {
        public bool IsBreaker => IsMajor || IsMinor;
    }

    public static bool ContainsTerm(string raw, string term)
    {
        if (term.Length == 0)
            return false;
        foreach (string piece in term.Split('*'))
        {
            if (Cut(piece).Any(unit => unit.IsMajor))
                return false;
        }

        return Tokens(raw).Any(token => Matches(term.ToLowerInvariant(), token.ToLowerInvariant()));
    }

    public static bool ContainsWord(string raw, string word)
    {
        if (word.Length == 0)
            return true;
        List<Unit> units = Cut(raw), ofWord = Cut(word);
        var borders = new HashSet<int> { 0, raw.Length };
        foreach (Unit unit in units.Where(unit => unit.IsBreaker))
        {
            borders.Add(unit.Start);
            borders.Add(unit.Start + unit.Text.Length);
        }

        for (int at = 0; at + word.Length <= raw.Length; at++)
        {
            if (string.Equals(raw.Substring(at, word.Length), word, StringComparison.OrdinalIgnoreCase)
                && (ofWord[0].IsBreaker || borders.Contains(at))
                && (ofWord[^1].IsBreaker || borders.Contains(at + word.Length)))
                return true;
        }

        return false;
    }

    private static IEnumerable<string> Tokens(string raw)
    {
        var run = new List<Unit>();
        foreach (Unit unit in Cut(raw).Append(new Unit("", raw.Length, true, false)))
        {
            if (!unit.IsMajor)
            {
                run.Add(unit);
                continue;
            }

            yield return string.Concat(run.Select(part => part.Text));
            string piece = "";
            for (int i = 0; i < run.Count; i++)
            {
                if (run[i].IsMinor)
                {
                    yield return string.Concat(run.Take(i).Select(part => part.Text));
                    yield return piece;
                    piece = "";
                }
                else
                {
                    piece += run[i].Text;
                }
            }

            yield return piece;
            run.Clear();
        }
    }

    private static List<Unit> Cut(string raw)
    {
        var units = new List<Unit>();
        for (int at = 0; at < raw.Length;)
        {
            string form = s_forms.FirstOrDefault(form => string.CompareOrdinal(raw, at, form, 0, form.Length) == 0) ?? raw[at].ToString();
            units.Add(new Unit(form, at, form.Length > 1 || Majors.Contains(form[0]), form.Length == 1 && Minors.Contains(form[0])));
            at += form.Length;
        }

        return units;
    }

    private static bool Matches(string pattern, string token)
    {
        if (token.Length == 0)
            return false;
        string[] parts = pattern.Split('*');
        if (parts.Length == 1)
            return pattern == token;
        if (!token.StartsWith(parts[0], StringComparison.Ordinal))
            return false;
        int at = parts[0].Length;
        foreach (string part in parts[1..^1])
        {
            int found = token.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + part.Length;
        }

        return token.Length - parts[^1].Length >= at && token.EndsWith(parts[^1], StringComparison.Ordinal);
    }
}
