using System.Collections.Immutable;
using SplCompiler.Commands;
using SplCompiler.Planning;

namespace SplCompiler.Analysis;

/// <summary>Follows fields through the commands of a search: which field of events a name stands for.</summary>
internal sealed class FieldOrigins
{
    // What gives the value back, at most written another way.
    private static readonly string[] s_keeping = ["lower", "upper", "trim", "ltrim", "rtrim", "tostring", "tonumber", "mvindex", "mvdedup", "mvsort", "coalesce", "urldecode"];
    private static readonly string[] s_collecting = ["values", "list", "first", "last", "earliest", "latest", "min", "max", "mode"];

    private readonly Dictionary<string, string?> _origins = new(StringComparer.Ordinal);

    /// <summary>The field of events; null when a command computed it.</summary>
    public string? Of(string name) => _origins.TryGetValue(name, out string? origin) ? origin : name;

    /// <summary>The field of events that an expression gives back; null when it is computed.</summary>
    public string? Of(Expression expression) => Field(expression) is { } field ? Of(field) : null;

    /// <summary>The one field whose value an expression gives back, by the name that it has there.</summary>
    public static string? Field(Expression expression) => expression switch
    {
        FieldExpression field => field.Name,
        CallExpression call when s_keeping.Contains(call.Function.Name) => OnlyField(call.Arguments),
        _ => null,
    };

    private static string? OnlyField(ImmutableArray<Expression> arguments)
    {
        string[] fields = [.. arguments.Where(argument => argument is not ConstantExpression).Select(Field).OfType<string>()];
        int others = arguments.Count(argument => argument is not ConstantExpression) - fields.Length;
        return fields.Length == 1 && others == 0 ? fields[0] : null;
    }

    /// <summary>Goes behind a stage.</summary>
    public void Pass(Stage stage)
    {
        switch (stage)
        {
            case SequenceStage sequence:
                foreach (Stage part in sequence.Stages)
                    Pass(part);
                break;
            case DatasetStage set:
                foreach ((string field, _) in set.Fields)
                    _origins[field] = field[(field.LastIndexOf('.') + 1)..];
                break;
            case Eval.EvalStage eval:
                foreach ((string field, Expression value) in eval.Assignments)
                    _origins[field] = Of(value);
                break;
            case Rename.RenameStage rename:
                foreach (Rename.Step step in rename.Steps.Where(step => !step.IsOpen))
                    _origins[step.To] = Of(step.From);
                break;
            case StatsStage stats:
                Pass(stats);
                break;
            default:
                // What a pattern, a path or a table takes out of an event is a field like those that events have.
                bool isExtracted = stage is RexStage or AddFieldsStage or LookupStage;
                foreach (string name in stage.Defines)
                    _origins[name] = isExtracted ? name : null;
                break;
        }
    }

    // All are computed from the rows before: a result may have the name of a field that another one reads.
    private void Pass(StatsStage stats)
    {
        (string Output, string? Origin)[] results = [.. stats.Aggregates.Select(aggregate => (
            aggregate.Output,
            aggregate.Argument is not null && s_collecting.Contains(aggregate.Function.Name) ? Of(aggregate.Argument) : null))];
        foreach ((string output, string? origin) in results)
            _origins[output] = origin;
    }
}
