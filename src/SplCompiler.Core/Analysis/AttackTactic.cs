namespace SplCompiler.Analysis;

/// <summary>A tactic of ATT&amp;CK: why an adversary does something.</summary>
/// <param name="Id">Such as <c>TA0002</c>.</param>
/// <param name="ShortName">Such as <c>lateral-movement</c>: what layers and rule files write.</param>
/// <param name="Name">Such as <c>Lateral Movement</c>.</param>
public sealed record AttackTactic(string Id, string ShortName, string Name);
