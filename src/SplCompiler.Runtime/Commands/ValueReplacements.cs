namespace SplCompiler.Runtime;

/// <summary>The pairs of <c>replace</c>: whole values, with case, <c>*</c> for any text.</summary>
/// <remarks>Source: Search Reference, "replace".</remarks>
public sealed class ValueReplacements(params (string From, string To)[] pairs)
{
    /// <summary>Each value after the first pair that fits it; a value that none fits stays.</summary>
    public SplValue Apply(SplValue value) => value.Each(one =>
    {
        foreach ((string from, string to) in pairs)
        {
            // The rule of names that begin with `_` is not for values: both sides get the same first character.
            if (NamePattern.Captures("." + from, "." + one.Text) is { } captures)
                return to.Contains('*', StringComparison.Ordinal) ? NamePattern.Fill(to, captures) : to;
        }

        return one;
    });
}
