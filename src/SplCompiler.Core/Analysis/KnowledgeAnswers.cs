using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SplCompiler.Knowledge;

namespace SplCompiler.Analysis;

/// <summary>
/// What knowledge answers now, as keys that are compared with those of an earlier compilation: a rule whose questions are answered as before is compiled
/// as before. Where a definition stands in its file is no part of it, nor are the rows of a table, which belong to a run.
/// </summary>
/// <param name="knowledge">The knowledge, not observed.</param>
public sealed class KnowledgeAnswers(KnowledgeBase knowledge)
{
    private readonly ConcurrentDictionary<KnowledgeQuestion, string> _keys = new();

    /// <summary>16 hexadecimal digits of the answer; that there is none is an answer, too.</summary>
    public string KeyOf(KnowledgeQuestion question) => _keys.GetOrAdd(question, Compute);

    private string Compute(KnowledgeQuestion question)
    {
        var parts = new List<string?>();
        Add(question, parts);
        var text = new StringBuilder();
        foreach (string? part in parts)
            text.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }

    private void Add(KnowledgeQuestion question, List<string?> parts)
    {
        switch (question.Subject)
        {
            case KnowledgeSubject.Macro:
                (string name, int arity) = Macro.Parse(question.Name);
                AddMacro(knowledge.Macros.Find(name, arity), parts);
                break;
            case KnowledgeSubject.MacroNames:
                parts.AddRange(knowledge.Macros.All.Select(macro => macro.Signature));
                break;
            case KnowledgeSubject.Lookup:
                AddLookup(knowledge.FindLookup(question.Name), parts);
                break;
            case KnowledgeSubject.LookupNames:
                parts.AddRange(knowledge.LookupNames.Order(StringComparer.Ordinal));
                break;
            case KnowledgeSubject.EventTypes:
                parts.AddRange(knowledge.EventTypes.SelectMany(type => new[] { type.Name, type.Search.Text }));
                break;
            case KnowledgeSubject.Tags:
                parts.AddRange(knowledge.Tags.SelectMany(tag => new[] { tag.Name, tag.Field, tag.Value }));
                break;
            case KnowledgeSubject.DataModel:
                AddModel(knowledge.FindDataModel(question.Name), parts);
                break;
            case KnowledgeSubject.DataModelNames:
                parts.AddRange(knowledge.DataModelNames);
                break;
            case KnowledgeSubject.VerbatimField:
                parts.Add(new VerbatimFields(knowledge).Contains(question.Name) ? "verbatim" : "made");
                break;
            case KnowledgeSubject.MessageUse:
                parts.Add(MessageUse.HandsOn(knowledge) ? "handed on" : "kept");
                break;
            default:
                parts.Add(knowledge.ContentKey);
                break;
        }
    }

    private static void AddMacro(Macro? macro, List<string?> parts)
    {
        if (macro is not null)
            parts.AddRange([macro.Definition.Text, macro.IsEval ? "iseval" : "text", macro.Validation, macro.ErrorMessage, .. macro.Arguments]);
    }

    private static void AddLookup(LookupDefinition? lookup, List<string?> parts)
    {
        if (lookup is null)
            return;
        // Every setting, also one that is added later: a record prints its members. Arrays print nothing of theirs.
        LookupDefinition settings = lookup with { DefinedAt = "", Path = lookup.Path is null ? null : "somewhere", Columns = [], Wildcards = [], Blocks = [] };
        parts.AddRange([settings.ToString(), "columns", .. lookup.Columns, "wildcards", .. lookup.Wildcards, "blocks", .. lookup.Blocks]);
    }

    private static void AddModel(DataModel? model, List<string?> parts)
    {
        foreach (DataSet set in model?.DataSets ?? [])
        {
            parts.AddRange([set.Name, set.Parent, "constraints", .. set.Constraints.Select(text => text.Text), "fields", .. set.Fields, "calculations"]);
            parts.AddRange(set.Calculations.SelectMany(calculation => new[] { calculation.Field, calculation.Expression.Text }));
        }
    }
}
