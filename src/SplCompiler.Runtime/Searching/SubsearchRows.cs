using System.Collections.Immutable;

namespace SplCompiler.Runtime;

/// <summary>The rows of a subsearch, which stand for a condition: the row fits all fields of one of them.</summary>
/// <remarks>
/// Source: Search Manual, "About subsearches", "Change the format of subsearch results". The values are data: a quote or a
/// parenthesis in them means nothing, only <c>*</c> stays a wildcard. The fields <c>search</c> and <c>query</c> hold search expressions.
/// </remarks>
public sealed class SubsearchRows
{
    private readonly List<OpenFields> _rows = [];
    private SearchCondition? _condition;

    public void Add(OpenFields row) => _rows.Add(row);

    /// <summary>True when the row fits. No rows fit nothing.</summary>
    public bool Matches(OpenFields row) => (_condition ??= SearchCondition.Any([.. _rows.Select(Condition)])).Holds(row);

    /// <summary>What <c>return</c> left, as eval reads it: a number, or text in quotes. Null without rows, and for anything else.</summary>
    public SplValue Value()
    {
        string text = _rows.Count == 0 ? "" : (_rows[0]["search"].Text ?? "").Trim();
        while (text.Length > 1 && text[0] == '(' && text[^1] == ')')
            text = text[1..^1].Trim();
        if (text.Length > 1 && text[0] == '"' && text[^1] == '"')
            return SearchText.Unescape(text[1..^1]);
        return SplNumber.TryParse(text, out double number) ? number : SplValue.Null;
    }

    private static SearchCondition Condition(OpenFields row) => SearchCondition.All([.. row.Fields.Select(field => Condition(field.Key, field.Value))]);

    private static SearchCondition Condition(string name, SplValue value)
    {
        ImmutableArray<SearchCondition>.Builder values = ImmutableArray.CreateBuilder<SearchCondition>();
        for (int i = 0; i < value.Count; i++)
            values.Add(name is "search" or "query" ? SearchText.Parse(value[i].Text!) : SearchCondition.Compare(name, "=", value[i].Text!));
        return SearchCondition.Any(values.ToImmutable());
    }
}
