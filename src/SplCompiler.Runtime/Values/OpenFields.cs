namespace SplCompiler.Runtime;

/// <summary>The fields that a wildcard found on an event or a row, in order of arrival: the open tail of a schema.</summary>
/// <remarks>It exists only while a wildcard reaches an open event; columns with a name known at compile time are typed members.</remarks>
public sealed class OpenFields
{
    private readonly List<KeyValuePair<string, SplValue>> _fields;

    public OpenFields()
        : this(0)
    {
    }

    private OpenFields(int capacity) => _fields = new(capacity);

    public static OpenFields Empty { get; } = new();

    public IReadOnlyList<KeyValuePair<string, SplValue>> Fields => _fields;

    /// <summary>The value of a field; null when there is none of this name, or no name.</summary>
    public SplValue this[string? name]
    {
        get
        {
            foreach (KeyValuePair<string, SplValue> field in _fields)
            {
                if (string.Equals(field.Key, name, StringComparison.Ordinal))
                    return field.Value;
            }

            return SplValue.Null;
        }
    }

    /// <summary>Fields by name, those that are not null, and behind them the tail.</summary>
    public static OpenFields Of(OpenFields tail, params ReadOnlySpan<(string Name, SplValue Value)> fields)
    {
        var all = new OpenFields(fields.Length + tail._fields.Count);
        foreach ((string name, SplValue value) in fields)
            all.Add(name, value);
        all._fields.AddRange(tail._fields);
        return all;
    }

    public void Add(string name, SplValue value)
    {
        if (!value.IsNull)
            _fields.Add(new(name, value));
    }

    /// <summary>These fields and, behind them, those of another list.</summary>
    public OpenFields Append(OpenFields others)
    {
        var all = new OpenFields(_fields.Count + others._fields.Count);
        all._fields.AddRange(_fields);
        all._fields.AddRange(others._fields);
        return all;
    }

    /// <summary>The same fields, ascending by name: the order of a row whose columns are not known.</summary>
    public OpenFields InOrderOfNames()
    {
        var ordered = new OpenFields(_fields.Count);
        ordered._fields.AddRange(_fields);
        ordered._fields.Sort((left, right) => Compare.Texts(left.Key, right.Key));
        return ordered;
    }

    /// <summary>Adds a field, named after <paramref name="to"/> where its name matches <paramref name="from"/>: <c>cpu_*</c> as <c>mean_*</c>.</summary>
    public void Add(string name, string from, string to, SplValue value) =>
        Add(from != to && NamePattern.Captures(from, name) is { } captures ? NamePattern.Fill(to, captures) : name, value);

    /// <summary>The fields for which <paramref name="keep"/> holds; this list itself when they are all.</summary>
    public OpenFields Where(Func<string, bool> keep)
    {
        int first = _fields.FindIndex(field => !keep(field.Key));
        return first < 0 ? this : Kept(first, keep);
    }

    /// <summary>A list of its own, to which fields can be added: the first fields, and those of the others for which <paramref name="keep"/> holds.</summary>
    private OpenFields Kept(int first, Func<string, bool> keep)
    {
        var kept = new OpenFields(_fields.Count + 1);
        for (int i = 0; i < _fields.Count; i++)
        {
            if (i < first || keep(_fields[i].Key))
                kept._fields.Add(_fields[i]);
        }

        return kept;
    }

    /// <summary>The fields that the filter does not match.</summary>
    public OpenFields Without(NameFilter filter) => Where(name => !filter.Matches(name));

    /// <summary>These fields, with the other ones in place of those of the same name and behind them.</summary>
    public OpenFields With(OpenFields others)
    {
        if (others._fields.Count == 0)
            return this;
        OpenFields merged = Kept(0, name => others[name].IsNull);
        merged._fields.AddRange(others._fields);
        return merged;
    }

    /// <summary>These fields and the other ones; a field of both has the values of both.</summary>
    public OpenFields Joined(OpenFields others)
    {
        if (_fields.Count == 0)
            return others;
        OpenFields joined = Append(others.Where(name => this[name].IsNull));
        for (int i = 0; i < _fields.Count; i++)
            joined._fields[i] = new(_fields[i].Key, Eval.Mvappend(_fields[i].Value, others[_fields[i].Key]));
        return joined;
    }

    /// <summary>These fields with another value of one; null removes it, and without a name nothing changes.</summary>
    public OpenFields With(string? name, SplValue value)
    {
        if (name is null or "_time" or "_raw")
            return this;
        OpenFields changed = Kept(0, other => !string.Equals(other, name, StringComparison.Ordinal));
        changed.Add(name, value);
        return changed;
    }

    /// <summary>These fields with another value of one, whatever its name; null removes it.</summary>
    public OpenFields Replaced(string name, SplValue value)
    {
        OpenFields changed = Kept(0, other => !string.Equals(other, name, StringComparison.Ordinal));
        changed.Add(name, value);
        return changed;
    }

    /// <summary>The same fields, the values of those that the filter matches converted; one that becomes null goes.</summary>
    public OpenFields Convert(NameFilter filter, Func<SplValue, SplValue> convert)
    {
        var converted = new OpenFields(_fields.Count);
        foreach ((string name, SplValue value) in _fields)
            converted.Add(name, filter.Matches(name) ? convert(value) : value);
        return converted;
    }

    /// <summary>
    /// The same fields, those whose name matches <paramref name="from"/> named after <paramref name="to"/>: <c>x_*</c> to <c>y_*</c>.
    /// A field that gets the name of another takes its place; of two that get one name the last counts.
    /// </summary>
    public OpenFields Rename(string from, string to)
    {
        var names = new string?[_fields.Count];
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < _fields.Count; i++)
        {
            if (NamePattern.Captures(from, _fields[i].Key) is not { } captures)
                continue;
            names[i] = NamePattern.Fill(to, captures);
            last[names[i]!] = i;
        }

        var renamed = new OpenFields(_fields.Count);
        for (int i = 0; i < _fields.Count; i++)
        {
            string name = names[i] ?? _fields[i].Key;
            if (!last.TryGetValue(name, out int kept) || kept == i)
                renamed.Add(name, _fields[i].Value);
        }

        return renamed;
    }
}
