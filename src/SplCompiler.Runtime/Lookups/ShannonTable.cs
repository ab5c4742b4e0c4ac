using System.Globalization;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>The lookup <c>ut_shannon_lookup</c> of the app URL Toolbox, computed: the entropy of the characters of a word, in bits.</summary>
/// <remarks>H = -sum p(c) log2 p(c) over the characters c of the word (Shannon 1948).</remarks>
public sealed class ShannonTable : ILookupTable
{
    public static ShannonTable Instance { get; } = new();

    public LookupRules Rules => LookupRules.Exact;

    public IReadOnlyList<string> Columns { get; } = ["word", "ut_shannon"];

    public IEnumerable<OpenFields> Rows => [];

    public OpenFields? Match(ReadOnlySpan<string> columns, ReadOnlySpan<SplValue> keys)
    {
        int word = columns.IndexOf("word");
        if (word < 0)
            return null;
        var fields = new FieldCollector();
        for (int i = 0; i < keys[word].Count; i++)
        {
            string text = keys[word][i].Text!;
            fields.Add("word", text);
            fields.Add("ut_shannon", Entropy(text).ToString(CultureInfo.InvariantCulture));
        }

        return fields.ToOpenFields();
    }

    private static double Entropy(string word)
    {
        Rune[] all = [.. word.EnumerateRunes()];
        return all.GroupBy(letter => letter).Select(group => (double)group.Count() / all.Length).Sum(share => -share * Math.Log2(share)) + 0.0;
    }
}
