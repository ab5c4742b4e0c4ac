using System.Collections.Immutable;

namespace SplCompiler.Analysis;

/// <summary>A rule in two versions of a pack.</summary>
public sealed record RuleChange(RuleFacts Before, RuleFacts After)
{
    /// <summary>True when the file, or what the compiler makes of it, is another.</summary>
    public bool IsChange => Before.Compilation.Rule.File.Text != After.Compilation.Rule.File.Text || !Text(Before).SequenceEqual(Text(After)) || HasOtherFindings;

    /// <summary>True when the search is another, or a macro that it calls.</summary>
    public bool HasOtherSearch => !Text(Before).SequenceEqual(Text(After));

    /// <summary>True when errors came or went.</summary>
    public bool HasOtherFindings => Before.Compilation.HasErrors != After.Compilation.HasErrors;

    public ImmutableArray<Indicator> NewIndicators => [.. After.Indicators.Except(Before.Indicators)];

    public ImmutableArray<Indicator> LostIndicators => [.. Before.Indicators.Except(After.Indicators)];

    public ImmutableArray<WindowsEvent> NewEvents => [.. After.Events.Except(Before.Events)];

    public ImmutableArray<WindowsEvent> LostEvents => [.. Before.Events.Except(After.Events)];

    public ImmutableArray<string> NewTechniques => [.. After.Attack.Select(use => use.Id).Except(Before.Attack.Select(use => use.Id))];

    public ImmutableArray<string> LostTechniques => [.. Before.Attack.Select(use => use.Id).Except(After.Attack.Select(use => use.Id))];

    private static IEnumerable<string> Text(RuleFacts rule) => rule.Stages.Select(stage => stage.Expanded);
}
