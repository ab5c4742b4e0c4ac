using System.Collections.Concurrent;
using System.Collections.Immutable;
using SplCompiler.Diagnostics;

namespace SplCompiler.Roslyn;

/// <summary>What the C# compiler has against the files of a pack, from several threads.</summary>
internal sealed class ShardFindings
{
    private readonly ConcurrentBag<(ShardMember Member, CSharpFinding Finding)> _all = [];

    public bool IsEmpty => _all.IsEmpty;

    public void Add(Shard shard, ImmutableArray<CSharpFinding> findings)
    {
        foreach (CSharpFinding finding in findings)
            _all.Add((shard.MemberOf(finding), finding));
    }

    public ImmutableDictionary<SplCompilation, ImmutableArray<Diagnostic>> ByRule() => _all
        .Where(finding => finding.Member.Rule is not null)
        .GroupBy(finding => finding.Member.Rule!)
        .ToImmutableDictionary(group => group.Key, Ordered);

    /// <summary>Findings about files that come from no rule.</summary>
    public ImmutableArray<Diagnostic> General() => Ordered(_all.Where(finding => finding.Member.Rule is null));

    private static ImmutableArray<Diagnostic> Ordered(IEnumerable<(ShardMember Member, CSharpFinding Finding)> findings) =>
    [
        .. findings
            .OrderBy(finding => finding.Finding.Message, StringComparer.Ordinal)
            .Select(finding => finding.Member.Report(finding.Finding)),
    ];
}
