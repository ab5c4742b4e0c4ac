using System.Collections.Immutable;

namespace SplCompiler.Runtime;

/// <summary>Finds fields in the text of another field: an EXTRACT- of props.conf or a transform that REPORT- names.</summary>
/// <remarks>Source: Admin Manual, "props.conf", "transforms.conf".</remarks>
/// <param name="source">The field whose text is looked at, mostly <c>_raw</c>.</param>
/// <param name="fields">The fields that may be found.</param>
/// <param name="addsValues">MV_ADD: a field that was found before gets further values.</param>
public abstract class FieldExtraction(string source, ImmutableArray<string> fields, bool addsValues)
{
    public string Source { get; } = source;

    public ImmutableArray<string> Fields { get; } = fields;

    public bool AddsValues { get; } = addsValues;

    /// <summary>Adds what the text holds of each of <see cref="Fields"/>; empty text is nothing.</summary>
    public abstract void Extract(string text, FoundFields found);
}

/// <summary>What an extraction found, by the number of the field.</summary>
public sealed class FoundFields(int fields)
{
    private readonly List<string>?[] _values = new List<string>?[fields];

    public List<string>? this[int field] => _values[field];

    public void Clear() => Array.Clear(_values);

    /// <summary>Adds a value; where only the first counts, a later one is left out.</summary>
    public void Add(int field, string value, bool isFurther)
    {
        if (value.Length == 0)
            return;
        if (_values[field] is not { } values)
            _values[field] = [value];
        else if (isFurther)
            values.Add(value);
    }
}
