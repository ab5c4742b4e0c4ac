using System.Text.Json.Serialization;
using SplCompiler.Knowledge;

namespace SplCompiler.Cli.Building;

/// <summary>A question to knowledge, and the key of the answer.</summary>
internal sealed record AnsweredQuestion(KnowledgeSubject Subject, string Name, string Answer)
{
    [JsonIgnore]
    public KnowledgeQuestion Question => new(Subject, Name);
}
