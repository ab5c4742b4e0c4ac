using System.Text;

namespace SplCompiler.Oracle.Matching;

/// <summary>Cuts raw text from left to right at the breakers of the default segmenters.conf.</summary>
/// <remarks>Source: Search Manual, "Event segmentation and searching"; segmenters.conf.</remarks>
internal static class Segmenter
{
    private const string Major = "\t\n\r []<>(){}|!;,'\"*&?+";
    private const string Minor = "/:=@.-$#%\\_";

    /// <summary>Longer forms before those they begin with.</summary>
    private static readonly string[] s_majorForms =
    [
        "%2526", "%2520", "%21", "%26", "%3B", "%7C", "%20", "%2B", "%3D", "--", "%5D", "%5B", "%3A", "%0A", "%2C", "%28", "%29",
    ];

    public static IReadOnlyList<RawUnit> Cut(string raw)
    {
        string[] letters = [.. Letters.Of(raw).Select(letter => letter.ToString())];
        var units = new List<RawUnit>();
        for (int at = 0; at < letters.Length; at += units[^1].Length)
            units.Add(UnitAt(letters, at));
        return units;
    }

    private static RawUnit UnitAt(string[] letters, int at)
    {
        string rest = string.Concat(letters.Skip(at).Take(5));
        string? form = s_majorForms.FirstOrDefault(form => rest.StartsWith(form, StringComparison.Ordinal));
        if (form is not null)
            return new RawUnit(form, RawUnitKind.MajorBreaker, at, form.Length);
        string letter = letters[at];
        RawUnitKind kind = Major.Contains(letter, StringComparison.Ordinal) ? RawUnitKind.MajorBreaker
            : Minor.Contains(letter, StringComparison.Ordinal) ? RawUnitKind.MinorBreaker
            : RawUnitKind.Token;
        return new RawUnit(letter, kind, at, 1);
    }

    /// <summary>
    /// The tokens that the index holds. For each run between major breakers: the run, its beginning up to each minor breaker
    /// in it, and each piece between two neighbouring minor breakers.
    /// </summary>
    public static IEnumerable<string> Tokens(string raw)
    {
        foreach (List<RawUnit> run in SplitAt(Cut(raw), RawUnitKind.MajorBreaker))
        {
            yield return Join(run);
            for (int i = 0; i < run.Count; i++)
            {
                if (run[i].Kind == RawUnitKind.MinorBreaker && i > 0)
                    yield return Join(run.Take(i));
            }

            foreach (List<RawUnit> piece in SplitAt(run, RawUnitKind.MinorBreaker))
                yield return Join(piece);
        }
    }

    /// <summary>Only the whole runs between major breakers.</summary>
    public static IEnumerable<string> Runs(string raw) => SplitAt(Cut(raw), RawUnitKind.MajorBreaker).Select(Join);

    /// <summary>The stretches between breakers of a kind, without empty ones.</summary>
    private static IEnumerable<List<RawUnit>> SplitAt(IEnumerable<RawUnit> units, RawUnitKind breaker)
    {
        var stretch = new List<RawUnit>();
        foreach (RawUnit unit in units)
        {
            if (unit.Kind != breaker)
            {
                stretch.Add(unit);
                continue;
            }

            if (stretch.Count > 0)
                yield return stretch;
            stretch = [];
        }

        if (stretch.Count > 0)
            yield return stretch;
    }

    private static string Join(IEnumerable<RawUnit> units)
    {
        var text = new StringBuilder();
        foreach (RawUnit unit in units)
            text.Append(unit.Text);
        return text.ToString();
    }
}
