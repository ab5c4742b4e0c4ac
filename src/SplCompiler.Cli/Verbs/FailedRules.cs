using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Options;
using SplCompiler.Diagnostics;

namespace SplCompiler.Cli.Verbs;

/// <summary>Rules that an exception stopped: bugs of ours.</summary>
internal static class FailedRules
{
    /// <summary>Says on standard error which and why; true when there are any.</summary>
    public static bool Show(RunReport report, Invocation call)
    {
        RuleReport[] failed = [.. report.Rules.Where(rule => rule.Failure is not null)];
        foreach (RuleReport rule in failed)
        {
            call.Terminal.Error.WriteLine($"error[{Descriptors.InternalError.Code}]: {rule.Rule.Path} failed while it ran; its rows are incomplete");
            call.Terminal.Error.WriteLine(rule.Failure);
        }

        return failed.Length > 0;
    }
}
