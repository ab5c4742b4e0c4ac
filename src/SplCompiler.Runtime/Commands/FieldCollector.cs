namespace SplCompiler.Runtime;

/// <summary>Collects values by name: a name that comes again is a field with several values. Names keep their order.</summary>
internal sealed class FieldCollector
{
    private readonly Dictionary<string, List<SplValue>> _values = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    public int Count => _names.Count;

    public bool Contains(string name) => _values.ContainsKey(name);

    public void Add(string name, SplValue value)
    {
        if (!_values.TryGetValue(name, out List<SplValue>? values))
        {
            _values.Add(name, values = []);
            _names.Add(name);
        }

        values.Add(value);
    }

    /// <summary>Replaces what was collected under the name.</summary>
    public void Set(string name, SplValue value)
    {
        Add(name, value);
        if (_values[name].Count > 1)
            _values[name].RemoveRange(0, _values[name].Count - 1);
    }

    /// <summary>The fields. The time and the text of an event are never those that stand in its data.</summary>
    public OpenFields ToOpenFields()
    {
        var fields = new OpenFields();
        foreach (string name in _names.Where(name => name is not ("_time" or "_raw")))
            fields.Add(name, SplValue.FromMany([.. _values[name]]));
        return fields;
    }
}
