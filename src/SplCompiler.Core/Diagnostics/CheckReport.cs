using System.Collections.Immutable;

namespace SplCompiler.Diagnostics;

/// <summary>What <c>splc check</c> found.</summary>
/// <param name="Rules">Every rule, and every file that gave none because of an error.</param>
/// <param name="Compiled">How many rules went through the C# compiler.</param>
public sealed record CheckReport(ImmutableArray<CheckedRule> Rules, int Compiled)
{
    /// <summary>Findings that belong to no rule, such as those of an app.</summary>
    public ImmutableArray<Diagnostic> General { get; init; } = [];

    /// <summary>How many findings are left out because they were known before; null when nobody asked.</summary>
    public int? Known { get; init; }

    /// <summary>Every finding: general ones first, then rule by rule.</summary>
    public IEnumerable<Diagnostic> Diagnostics => General.Concat(Rules.SelectMany(rule => rule.Diagnostics));

    public int Errors => Rules.Count(rule => rule.HasError);

    public int Warnings => Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Warning);
}
