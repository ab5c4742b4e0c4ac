using System.Collections.Immutable;
using System.Text.Json;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;

namespace SplCompiler.Knowledge;

/// <summary>Reads a data model in the JSON that Splunk keeps in <c>data/models</c>.</summary>
internal static class DataModelReader
{
    /// <summary>The model; null and SPL4006 when the file is none.</summary>
    public static DataModel? Read(SourceFile file, ICollection<Diagnostic> diagnostics)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(file.Text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return Model(document.RootElement, file, diagnostics);
        }
        catch (JsonException exception)
        {
            int line = (int)(exception.LineNumber ?? 0);
            Reject(file, $"it is no JSON in line {line + 1}", diagnostics);
            return null;
        }
    }

    private static DataModel? Model(JsonElement root, SourceFile file, ICollection<Diagnostic> diagnostics)
    {
        if (root.ValueKind != JsonValueKind.Object || Text(root, "modelName") is not { } name || !root.TryGetProperty("objects", out JsonElement objects) || objects.ValueKind != JsonValueKind.Array)
        {
            Reject(file, "a data model has a `modelName` and `objects`", diagnostics);
            return null;
        }

        var sets = ImmutableArray.CreateBuilder<DataSet>();
        foreach (JsonElement element in objects.EnumerateArray())
        {
            if (Set(element, file, diagnostics) is not { } set)
                Reject(file, "each of the `objects` has an `objectName`", diagnostics);
            else if (set.Parent is null && set.Constraints.IsEmpty)
                Reject(file, $"the data set `{set.Name}` has no constraint, so it is left out", diagnostics);
            else if (set.Parent is not null && !sets.Any(other => other.Name == set.Parent))
                Reject(file, $"the data set `{set.Name}` narrows `{set.Parent}`, which does not stand before it, so it is left out", diagnostics);
            else
                sets.Add(set);
        }

        return new DataModel(name, sets.ToImmutable(), file.Path);
    }

    private static DataSet? Set(JsonElement element, SourceFile file, ICollection<Diagnostic> diagnostics)
    {
        if (element.ValueKind != JsonValueKind.Object || Text(element, "objectName") is not { } name)
            return null;
        string? parent = Text(element, "parentName");
        bool isRoot = parent is null or "" or "BaseEvent" or "BaseSearch" or "BaseTransaction";
        List<string> fields = [.. Parts(element, "fields").Select(field => Text(field, "fieldName")).OfType<string>()];
        var calculations = ImmutableArray.CreateBuilder<(string, RuleText)>();
        foreach (JsonElement calculation in Parts(element, "calculations"))
        {
            bool isEval = Text(calculation, "calculationType") is null or "Eval";
            if (!isEval)
                Reject(file, $"the data set `{name}` calculates fields by {Text(calculation, "calculationType")}, which is not supported: they are what the events have", diagnostics);
            foreach (string field in Parts(calculation, "outputFields").Select(output => Text(output, "fieldName")).OfType<string>())
            {
                if (!fields.Contains(field))
                    fields.Add(field);
                if (isEval && Text(calculation, "expression") is { } expression)
                    calculations.Add((field, Plain(file, expression)));
            }
        }

        return new DataSet(
            name, isRoot ? null : parent,
            [.. Parts(element, "constraints").Select(constraint => Text(constraint, "search")).OfType<string>().Where(search => search.Trim().Length > 0).Select(search => Plain(file, search))],
            [.. fields.Where(field => field is not ("_time" or "host" or "source" or "sourcetype")).Distinct(StringComparer.Ordinal)],
            calculations.ToImmutable());
    }

    /// <summary>JSON text has no positions of its own: a mistake in it is one of the file.</summary>
    private static RuleText Plain(SourceFile file, string text) => RuleText.FromPlain(new SourceFile(file.Path, text), text);

    private static IEnumerable<JsonElement> Parts(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static void Reject(SourceFile file, string reason, ICollection<Diagnostic> diagnostics) =>
        diagnostics.Add(new Diagnostic(Descriptors.InvalidConf, $"{file.Path}: {reason}", FileSpan.WholeFile(file.Path), reason));
}
