using System.Collections.Immutable;
using SplCompiler.Diagnostics;
using SplCompiler.Emission;
using SplCompiler.Rules;

namespace SplCompiler.Roslyn;

/// <summary>The files of one assembly.</summary>
internal sealed record Shard(string Name, ImmutableArray<ShardMember> Members)
{
    public IEnumerable<GeneratedSource> Sources => Members.Select(member => member.Source);

    public int RuleCount => Members.Count(member => member.Rule is not null);

    public ShardMember MemberOf(CSharpFinding finding) =>
        Members.FirstOrDefault(member => member.Source.Name.File == finding.File) ?? Members[0];
}

/// <summary>A generated file and the rule that it comes from; knowledge comes from none.</summary>
internal sealed record ShardMember(GeneratedSource Source, SplCompilation? Rule)
{
    public Diagnostic Report(CSharpFinding finding)
    {
        FileSpan span = Rule is { } rule
            ? rule.Expanded.Locate(new SourceSpan(0, rule.Expanded.Text.Length))
            : FileSpan.WholeFile(Source.Name.File);
        return new Diagnostic(Descriptors.GeneratedCodeRejected, $"the C# compiler has something against the generated code: {finding.Message}", span, "the rule whose code it is")
        {
            Severity = finding.IsError ? Severity.Error : Severity.Warning,
        };
    }
}
