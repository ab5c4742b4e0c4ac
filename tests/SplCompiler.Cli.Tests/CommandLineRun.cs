namespace SplCompiler.Cli.Tests;

/// <summary>What a command line did.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record CommandLineRun(int Code, string Output, string Error);
