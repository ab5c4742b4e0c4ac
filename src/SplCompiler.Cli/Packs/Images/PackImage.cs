using System.Collections.Immutable;
using SplCompiler.Analysis;
using SplCompiler.Cli.Scheduling;
using SplCompiler.Roslyn.Listing;

namespace SplCompiler.Cli.Packs.Images;

/// <summary>A pack as an earlier run left it, with all that was said of it.</summary>
/// <param name="Listing">Where its classes are.</param>
/// <param name="Filters">What tells why a rule saw nothing, rule by rule.</param>
/// <param name="Ranges">The time range that each rule is started with.</param>
/// <param name="Errors">What keeps rules from running, and what is wrong in settings and apps, as it is shown.</param>
/// <param name="Refused">Rules, and files that should be some, that cannot run.</param>
/// <param name="ExitCode">That of a run without other trouble.</param>
/// <param name="ReadsEvents">False when every rule makes its own rows.</param>
/// <param name="Notes">What is said of all rules together.</param>
/// <param name="TimeZone">The user's, of options or settings.</param>
internal sealed record PackImage(
    PackListing Listing, ImmutableArray<FilterOutline> Filters, ImmutableArray<RuleRange> Ranges, ImmutableArray<string> Errors, int Refused, int ExitCode, bool ReadsEvents, ImmutableArray<string> Notes, string TimeZone);
