using System.Collections.Immutable;

namespace SplCompiler.Runtime;

/// <summary>A text that is looked for in the events in which the first texts of a rule were found.</summary>
/// <param name="Number">Its number among the texts of the class, which are found anyway; -1 for one that is none of them.</param>
/// <param name="Text">The text.</param>
internal readonly record struct OtherText(int Number, BoundedText Text)
{
    /// <summary>The lists of a rule behind its first.</summary>
    public static OtherText[][] Of(ReadOnlySpan<ImmutableArray<string>> sets, Dictionary<string, int> numbers, bool ofRecord)
    {
        var others = new OtherText[sets.Length][];
        for (int i = 0; i < sets.Length; i++)
            others[i] = [.. sets[i].Select(text => new OtherText(numbers.GetValueOrDefault(text, -1), BoundedText.Of(text, ofRecord)))];
        return others;
    }
}
