using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Options;
using SplCompiler.Diagnostics;

namespace SplCompiler.Cli.Reports;

/// <summary>Counts what is wrong in the input and keeps the first places of each kind.</summary>
internal sealed class InputFindings(Invocation call)
{
    private const int Places = 3;

    private readonly SortedDictionary<string, (DiagnosticDescriptor Kind, long Count, List<string> Places)> _kinds = new(StringComparer.Ordinal);

    /// <summary>Takes a finding. What cannot be opened is said at once: nothing of it will be in the rows.</summary>
    public void Add(InputFinding finding)
    {
        (_, long count, List<string> places) = _kinds.GetValueOrDefault(finding.Kind.Code, (finding.Kind, 0, []));
        if (places.Count < Places)
            places.Add(finding.Place);
        _kinds[finding.Kind.Code] = (finding.Kind, count + 1, places);
        if (finding.Kind == Descriptors.UnreadableInput)
        {
            call.Terminal.Error.WriteLine(
                $"{call.ErrorColors.Yellow($"warning[{finding.Kind.Code}]")}: cannot read `{finding.Path}`: {finding.Message.TrimEnd('.')}");
        }
    }

    /// <summary>One line for each kind, such as <c>skipped 2 times: a piece of the input is no event [SPL5001] (a.ndjson:3, a.ndjson:9)</c>.</summary>
    public IEnumerable<string> Lines()
    {
        foreach ((DiagnosticDescriptor kind, long count, List<string> places) in _kinds.Values)
        {
            string more = count > places.Count ? ", …" : "";
            yield return $"{Counts.Number(count)} x {kind.Code} {kind.Summary} ({string.Join(", ", places)}{more})";
        }
    }
}
