namespace SplCompiler.Runtime;

/// <summary>One value after the other of a field.</summary>
internal static class ValueEach
{
    /// <summary>Applies a conversion to each value. Null stays null; a value that becomes null is dropped.</summary>
    public static SplValue Each(this SplValue value, Func<SplValue, SplValue> convert)
    {
        if (!value.IsMany)
            return value.IsNull ? value : convert(value);
        var values = new SplValue[value.Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = convert(value[i]);
        return SplValue.FromMany(values);
    }
}
