using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SplCompiler.Analysis;
using SplCompiler.Diagnostics;
using SplCompiler.Emission;
using SplCompiler.Knowledge;
using SplCompiler.Planning;
using SplCompiler.Rules;

namespace SplCompiler.Cli.Building;

/// <summary>Makes the C# of rules for a folder, or finds that the file of an earlier build is still right.</summary>
/// <remarks>It is when the rule's file, everything that the rule asked of knowledge, the compiler and the generated file itself are as they were.</remarks>
/// <param name="earlier">What an earlier build left.</param>
/// <param name="folder">Where generated files are.</param>
/// <param name="emit">The C# of a rule; null when it has errors.</param>
internal sealed class RuleBuild(BuildState earlier, string folder, Func<SplCompilation, GeneratedSource?> emit)
{
    private readonly ILookup<string, BuiltRule> _earlier = earlier.Rules.ToLookup(rule => rule.Rule, StringComparer.Ordinal);

    /// <summary>What an earlier build made of the rule; null when it has to be compiled.</summary>
    public RuleOutput? Find(RuleFile rule, KnowledgeAnswers answers)
    {
        if (_earlier[KeyOf(rule)].FirstOrDefault() is not { } built || !built.Asked.All(asked => answers.KeyOf(asked.Question) == asked.Answer))
            return null;
        string path = Path.Combine(folder, built.File);
        return File.Exists(path) && KeyOf(File.ReadAllBytes(path)) == built.FileKey
            ? new RuleOutput(new FieldNeeds([.. built.Reads], built.ReadsEverything), [.. built.Findings.Select(finding => finding.ToDiagnostic())], built.Asked) { FileKey = built.FileKey }
            : null;
    }

    /// <summary>Compiles a rule; null when it has errors.</summary>
    public RuleOutput? Compile(SplCompilation compilation, ImmutableArray<Diagnostic> findings, KnowledgeUse use, KnowledgeAnswers answers) =>
        emit(compilation) is not { } source ? null : new RuleOutput(source.Reads, findings, [.. use.Questions.Select(question => new AnsweredQuestion(question.Subject, question.Name, answers.KeyOf(question)))])
        {
            Source = source,
            FileKey = KeyOf(Encoding.UTF8.GetBytes(source.Text)),
        };

    /// <summary>What the next build will find.</summary>
    public BuildState Remember(IEnumerable<(SplCompilation Compilation, RuleOutput Output)> rules) => earlier with
    {
        Rules =
        [
            .. rules.Select(rule => new BuiltRule(
                KeyOf(rule.Compilation.Rule), rule.Compilation.Name.File, rule.Output.FileKey, [.. rule.Output.Reads.Names.Order(StringComparer.Ordinal)], rule.Output.Reads.Everything,
                rule.Output.Asked, [.. rule.Output.Findings.Select(KeptFinding.Of)])),
        ],
    };

    private static string KeyOf(RuleFile rule) => KeyOf(Encoding.UTF8.GetBytes(string.Join('\0', rule.Path, rule.File.Path, rule.Stanza, rule.File.Text)));

    private static string KeyOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
