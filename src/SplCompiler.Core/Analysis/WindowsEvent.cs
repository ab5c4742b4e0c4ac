namespace SplCompiler.Analysis;

/// <summary>A kind of event of a Windows log.</summary>
/// <param name="Channel">The log, such as <c>Security</c>.</param>
/// <param name="Provider">What writes it, such as <c>Microsoft-Windows-Security-Auditing</c>.</param>
/// <param name="Id">Its number.</param>
/// <param name="Title">What happened; empty when the table of events does not have it.</param>
public sealed record WindowsEvent(string Channel, string Provider, int Id, string Title)
{
    /// <summary>The provider as people say it: without <c>Microsoft-Windows-</c>.</summary>
    public string ShortProvider => Provider.StartsWith("Microsoft-Windows-", StringComparison.Ordinal) ? Provider["Microsoft-Windows-".Length..] : Provider;
}
