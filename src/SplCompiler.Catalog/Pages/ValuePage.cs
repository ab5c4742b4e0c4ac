using SplCompiler.Analysis;

namespace SplCompiler.Catalog.Pages;

/// <summary>One value that several rules look for, and how each looks for it.</summary>
/// <param name="Value">The value; in small letters where case does not count.</param>
/// <param name="Name">The name of its page.</param>
/// <param name="Uses">Rule and indicator, in the order of the pack.</param>
internal sealed record ValuePage(string Value, string Name, IReadOnlyList<(RuleFacts Rule, Indicator Indicator)> Uses)
{
    public int Rules { get; } = Uses.Select(use => use.Rule).Distinct().Count();
}
