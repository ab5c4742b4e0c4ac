namespace SplCompiler.Cli.Engine;

/// <summary>The verdict on one case.</summary>
/// <param name="Id">Its id; for a rule with rows beside it the rule's path.</param>
/// <param name="File">The file that it stands in.</param>
/// <param name="Passed">True when the rows are those expected.</param>
/// <param name="Message">What was wrong, lines; empty when it passed.</param>
/// <param name="Seconds">How long it ran.</param>
public sealed record TestResult(string Id, string File, bool Passed, string Message, double Seconds)
{
    /// <summary>True when there was nothing to run it over; then it neither passed nor failed, and the message says what is missing.</summary>
    public bool Skipped { get; init; }

    public bool Failed => !Passed && !Skipped;

    public string Status => Skipped ? "skipped" : Passed ? "passed" : "failed";
}
