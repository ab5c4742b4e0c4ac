using SplCompiler.Cli.Building;

namespace SplCompiler.Cli.Packs;

/// <summary>How the files and classes of a build are named, and what makes them.</summary>
/// <param name="BaseFolder">The folder to which the paths of rules are relative; null for the folder that was given.</param>
/// <param name="Namespace">The namespace that all classes stand in or below.</param>
/// <param name="Rules">Makes the files of rules.</param>
internal sealed record BuildNames(string? BaseFolder, string Namespace, RuleBuild Rules);
