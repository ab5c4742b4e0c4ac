using SplCompiler.Runtime;

namespace SplCompiler.Cli.Engine;

/// <summary>Runs compiled packs over input.</summary>
public interface IPackRunner
{
    /// <summary>The oldest and the newest <c>_time</c> of the input, the latter being what <c>--now data</c> means; null when no event has a time. Reads all input.</summary>
    (SplTime Oldest, SplTime Newest)? Times(RunRequest request, CancellationToken cancellation);

    /// <summary>Runs a pack. Bad input is reported and skipped, never thrown.</summary>
    /// <param name="pack">The rules.</param>
    /// <param name="request">Input and options.</param>
    /// <param name="rows">Takes the rows, on the calling thread: streaming rules in input order, then the others by rule.</param>
    /// <param name="cancellation">Stops reading; the rows of what was read are still written and the report says partial.</param>
    RunReport Run(CompiledPack pack, RunRequest request, IResultRows rows, CancellationToken cancellation);
}
