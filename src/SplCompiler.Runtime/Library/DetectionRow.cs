using System.Text;

namespace SplCompiler.Runtime;

/// <summary>A row that a rule of a pack gave.</summary>
/// <remarks>
/// <see cref="Values"/> is the <c>Row</c> of the rule's class, whose members are the fields that leave its last command:
/// <c>if (row.Values is FailedLogons.Row { Count: &gt;= 20 } logons) …</c>
/// </remarks>
public sealed class DetectionRow
{
    internal DetectionRow(CompiledRule rule, RowOrigin origin, IRow values) => (Rule, Origin, Values) = (rule, origin, values);

    /// <summary>The rule.</summary>
    public CompiledRule Rule { get; }

    /// <summary>The event that the row was made of, where it was one.</summary>
    public RowOrigin Origin { get; }

    /// <summary>The fields of the row, as the type that the rule's class declares.</summary>
    public IRow Values { get; }

    /// <summary>The row as one JSON object: what <c>splc run --output ndjson</c> writes of it, without the name of the rule.</summary>
    public string ToJson()
    {
        var writer = new JsonRowWriter();
        writer.BeginRow();
        Values.WriteTo(writer);
        writer.EndRow();
        return Encoding.UTF8.GetString(writer.Text);
    }

    /// <inheritdoc cref="ToJson"/>
    public override string ToString() => ToJson();
}
