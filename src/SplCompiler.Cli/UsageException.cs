namespace SplCompiler.Cli;

/// <summary>The user asked for what cannot be done: the message goes to standard error and the process ends with 2.</summary>
internal sealed class UsageException : Exception
{
    public UsageException(string message, string? help = null)
        : base(message) => Help = help;

    /// <summary>What the user can write instead, or null.</summary>
    public string? Help { get; }
}
