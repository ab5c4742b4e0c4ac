using System.Collections.Immutable;
using SplCompiler.Analysis;
using SplCompiler.Cli.Scheduling;
using SplCompiler.Knowledge;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Packs.Images;

/// <summary>A pack that can run: compiled now or by an earlier run.</summary>
/// <param name="Compiled">Its rules.</param>
/// <param name="Filters">What tells why a rule saw nothing, rule by rule.</param>
/// <param name="Ranges">The time range that each rule is started with.</param>
/// <param name="Refused">Rules, and files that should be some, that cannot run.</param>
/// <param name="ExitCode">That of a run without other trouble.</param>
/// <param name="TimeZone">The user's.</param>
/// <param name="Knowledge">What gives events their fields; for an image it is loaded when a rule looks something up.</param>
internal sealed record RunnablePack(
    CompiledPack Compiled, ImmutableArray<FilterOutline> Filters, ImmutableArray<RuleRange> Ranges, int Refused, int ExitCode, TimeZoneInfo TimeZone, Lazy<KnowledgeBase> Knowledge);
