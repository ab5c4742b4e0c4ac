namespace SplCompiler.Cli;

/// <summary>What the process ends with. Rows never change it: detections are results, not findings.</summary>
internal static class ExitCode
{
    /// <summary>It ran.</summary>
    public const int Success = 0;

    /// <summary>A rule was refused, a test failed, or <c>--check</c> found something stale.</summary>
    public const int Finding = 1;

    /// <summary>The command line or a settings file is wrong, or no input could be opened.</summary>
    public const int Usage = 2;

    /// <summary>A bug of ours.</summary>
    public const int Bug = 3;

    /// <summary>Ctrl-C.</summary>
    public const int Interrupted = 130;
}
