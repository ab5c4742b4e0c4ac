using SplCompiler.Rules;

namespace SplCompiler.Knowledge;

/// <summary>One <c>key = value</c> of a .conf file.</summary>
/// <param name="Key">As written.</param>
/// <param name="Value">The value without the white space around it, with positions in its file.</param>
/// <param name="DefinedAt">File and line, such as <c>apps/mine/local/props.conf:12</c>.</param>
public sealed record ConfSetting(string Key, RuleText Value, string DefinedAt);
