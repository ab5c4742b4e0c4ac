using System.Collections.Immutable;
using SplCompiler.Diagnostics;

namespace SplCompiler.Rules;

/// <summary>What one file gave.</summary>
internal sealed record RuleFileReading(
    RuleFileOutcome Outcome, ImmutableArray<RuleFile> Rules, ImmutableArray<Diagnostic> Diagnostics, string Reason = "")
{
    public static RuleFileReading Of(RuleFile rule) => new(RuleFileOutcome.Loaded, [rule], []);

    public static RuleFileReading Failed(params ImmutableArray<Diagnostic> diagnostics) =>
        new(RuleFileOutcome.Failed, [], diagnostics, diagnostics[0].Message);

    public static RuleFileReading Skipped(RuleFileOutcome outcome, string reason) => new(outcome, [], [], reason);
}
