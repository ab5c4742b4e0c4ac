using SplCompiler.Analysis;
using SplCompiler.Knowledge;
using SplCompiler.Rules;

namespace SplCompiler.Tests.Analysis;

/// <summary>Rules made of a line of SPL.</summary>
internal static class AnalyzedRule
{
    public static RuleFacts Of(string spl, string path = "rule.yml", KnowledgeBase? knowledge = null, params string[] techniques)
    {
        var file = new SourceFile(path, spl);
        var rule = new RuleFile { File = file, Spl = RuleText.FromPlain(file, spl), Path = path, Title = path, TechniqueIds = [.. techniques] };
        return RuleAnalysis.Of(SplCompilation.Create(rule, new CompilationOptions { Knowledge = knowledge ?? KnowledgeBase.BuiltIn }));
    }

    /// <summary>Predicates of the rule's own text: stage, field, origin, kind, values.</summary>
    public static string[] Predicates(string spl) =>
        [.. Of(spl).Predicates.Where(predicate => predicate.Macros.IsEmpty).Select(Text)];

    public static string Text(Predicate predicate) =>
        $"{predicate.Stage} {(predicate.IsNegated ? "not " : "")}{predicate.Field}{(predicate.Origin == predicate.Field ? "" : $"<{predicate.Origin}")} {predicate.KindName} {string.Join('|', predicate.Values)}".TrimEnd();
}
