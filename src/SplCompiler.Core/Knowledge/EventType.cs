using SplCompiler.Rules;

namespace SplCompiler.Knowledge;

/// <summary>A named search: events that match it have its name in the field <c>eventtype</c>.</summary>
/// <remarks>Source: Admin Manual, "eventtypes.conf".</remarks>
/// <param name="Name">The name.</param>
/// <param name="Search">The search expression, with positions in its file; may call macros.</param>
/// <param name="DefinedAt">File and line.</param>
public sealed record EventType(string Name, RuleText Search, string DefinedAt);
