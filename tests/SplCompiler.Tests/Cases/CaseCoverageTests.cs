using SplCompiler.Docs;

namespace SplCompiler.Tests.Cases;

/// <summary>Every word that the compiler knows has cases of its own.</summary>
public sealed class CaseCoverageTests
{
    private const int Wanted = 3;

    [Fact]
    public void EveryCommandAndFunctionHasThreeCases()
    {
        Dictionary<string, int> counts = OwnCases.All.SelectMany(CaseWords.Of).CountBy(word => word).ToDictionary(StringComparer.Ordinal);
        IEnumerable<string> missing =
            from kind in LanguagePage.Kinds
            from word in kind.Words
            let name = $"{kind.Kind} {word.Name}"
            let count = counts.GetValueOrDefault(name)
            where count < Wanted
            select $"{name}: {count}";
        Assert.True(!missing.Any(), $"fewer than {Wanted} cases:\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void IdsAreUniqueAndSourcesNamed()
    {
        Assert.Equal([], OwnCases.All.GroupBy(test => test.Id).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.Equal([], OwnCases.All.Where(test => test.Source is null).Select(test => test.Id));
    }
}
