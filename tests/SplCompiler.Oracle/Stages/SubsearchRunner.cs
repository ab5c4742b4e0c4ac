using System.Globalization;
using SplCompiler.Commands;
using SplCompiler.Oracle.Expressions;
using SplCompiler.Planning;
using SplCompiler.Rules;
using SplCompiler.Syntax;

namespace SplCompiler.Oracle.Stages;

/// <summary>Subsearches in expressions, as the manual has them: their rows become text, and the text becomes part of the search.</summary>
internal static class SubsearchRunner
{
    private const int MaxRows = 10_000;

    public static bool Holds(SubsearchExpression subsearch, Evaluator evaluator, OracleRow row)
    {
        string text = Text(OracleRun.Search(subsearch.Inner, evaluator.Context).Take(MaxRows));
        return Condition(text) is { } condition && new Evaluator(row, evaluator.Context).Truth(condition) == true;
    }

    public static OracleValue Value(SubsearchValueExpression subsearch, OracleContext context)
    {
        string text = OracleRun.Search(subsearch.Inner, context).Select(row => row["search"].Text).FirstOrDefault() ?? "";
        while (text.StartsWith('(') && text.EndsWith(')'))
            text = text[1..^1].Trim();
        if (text.Length > 1 && text.StartsWith('"') && text.EndsWith('"'))
            return OracleValue.Of(text[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal));
        return OracleScalar.Of(text).Number is { } number ? OracleValue.Of(number) : OracleValue.Null;
    }

    /// <summary>A comparison with text that is only known now, written and read as a search.</summary>
    public static bool Compares(LateTestExpression late, Evaluator evaluator) => evaluator.Value(late.Text).Values.Any(text =>
        Condition($"x{late.Operator.Symbol()}\"{Escape(text.Text)}\"") is { } condition
        && new Evaluator(OracleRow.Empty.With("x", evaluator.Value(late.Operand)), evaluator.Context).Truth(condition) == true);

    /// <summary>The condition of a search expression over any row; null when it is none.</summary>
    private static Expression? Condition(string text)
    {
        string spl = "search " + text;
        var file = new SourceFile("subsearch.spl", spl);
        var compilation = SplCompilation.Create(new RuleFile { File = file, Spl = RuleText.FromPlain(file, spl), Path = file.Path });
        return compilation.HasErrors ? null : ((FilterStage)compilation.Plan.Stages[0]).Condition;
    }

    /// <summary>The implicit format.</summary>
    private static string Text(IEnumerable<OracleRow> rows)
    {
        string[] texts = [.. rows.Select(row => $"( {string.Join(" AND ", row.Fields.Where(field => field.Key[0] != '_').Select(field => Field(field.Key, field.Value)))} )")];
        return texts.Length == 0 ? "NOT( )" : $"( {string.Join(" OR ", texts)} )";
    }

    private static string Field(string name, OracleValue value) =>
        $"( {string.Join(" OR ", value.Values.Select(one => name is "search" or "query" ? one.Text : string.Create(CultureInfo.InvariantCulture, $"\"{Escape(name)}\"=\"{Escape(one.Text)}\"")))} )";

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
