namespace SplCompiler.Cli.Engine;

/// <summary>Where test cases stand.</summary>
/// <param name="Path">As results name it.</param>
public abstract record TestSource(string Path);

/// <summary>A JSON file: an array of cases.</summary>
public sealed record CaseFile(string Path) : TestSource(Path);

/// <summary>A rule file with tests over recorded data.</summary>
public sealed record RuleWithRecordings(string Path) : TestSource(Path);

/// <summary>A rule with its events and the rows that it must give beside it: one case.</summary>
/// <param name="Path">The rule file.</param>
/// <param name="Events">NDJSON.</param>
/// <param name="Rows">NDJSON.</param>
public sealed record RuleWithRows(string Path, string Events, string Rows) : TestSource(Path);
