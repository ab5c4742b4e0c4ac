namespace SplCompiler.Runtime;

/// <summary>Parses what stands between two values of a JSON event. The slow way: a walker remembers its answers.</summary>
internal sealed unsafe class JsonGrammar(bool valuesSpanLines)
{
    private readonly NameBuffer _key = new();

    /// <summary>The full name of the value that comes next.</summary>
    public NameBuffer Name { get; } = new();

    /// <summary>What is wrong, when there was no step.</summary>
    public string Error { get; private set; } = "";

    /// <summary>Where the parser stands behind the step.</summary>
    public JsonScope Scope { get; private set; } = null!;

    /// <summary>True when a value comes next, false when the event ends there.</summary>
    public bool FindsValue { get; private set; }

    /// <summary>Goes from the end of a value, or the beginning of an event, to the next value or the end. Null when that is no JSON.</summary>
    /// <remarks>Reads no further than the line break that ends every chunk.</remarks>
    public byte* Step(byte* p, JsonScope scope, bool afterValue)
    {
        while (true)
        {
            p = SkipBlanks(p);
            if (scope.IsStart)
            {
                if (*p != '{')
                    return Fail("an event is not a JSON object", ref p);
                scope = scope.Enter([], false);
                afterValue = false;
                p = SkipBlanks(p + 1);
            }

            if (*p == (scope.IsArray ? ']' : '}'))
            {
                p++;
                scope = scope.Parent!;
                if (scope.IsStart)
                    return End(p);
                afterValue = true;
                continue;
            }

            if (afterValue)
            {
                if (*p != ',')
                    return Fail("a comma or closing bracket is missing", ref p);
                p = SkipBlanks(p + 1);
            }

            _key.Clear();
            if (!scope.IsArray && (p = Key(p, ref scope)) == null)
                return null;

            if (*p is not ((byte)'{' or (byte)'['))
                return Value(p, scope);
            if (scope.Depth >= JsonScope.MaxDepth)
                return Fail("nested deeper than 200 levels", ref p);
            scope = scope.Enter(_key.Bytes, *p == '[');
            afterValue = false;
            p++;
        }
    }

    private byte* Value(byte* p, JsonScope scope)
    {
        Name.Clear();
        Name.Append(scope.Prefix);
        Name.Append(_key.Bytes);
        Scope = scope;
        FindsValue = true;
        return p;
    }

    private byte* End(byte* p)
    {
        FindsValue = false;
        if (valuesSpanLines)
            return p;
        p = SkipBlanks(p);
        return *p == '\n' ? p + 1 : Fail("something follows the object on its line", ref p);
    }

    private byte* Key(byte* p, ref JsonScope scope)
    {
        if (*p != '"')
            return Fail("a key is missing", ref p);
        byte* start = p + 1;
        byte* end = JsonText.EndOfString(start);
        if (end == null)
            return Fail("a string has no closing quote", ref p);
        JsonText.Decode(new ReadOnlySpan<byte>(start, (int)(end - start)), _key);

        p = SkipBlanks(end + 1);
        if (*p != ':')
            return Fail("a colon is missing", ref p);
        if (scope.Depth == 1 && _key.Bytes.SequenceEqual("preview"u8))
            scope = scope.AsExport();
        return SkipBlanks(p + 1);
    }

    private byte* SkipBlanks(byte* p)
    {
        while (*p is (byte)' ' or (byte)'\t' or (byte)'\r' || (valuesSpanLines && *p == '\n'))
            p++;
        return p;
    }

    private byte* Fail(string error, ref byte* p)
    {
        Error = error;
        FailedAt = p;
        return null;
    }

    /// <summary>Where the error is.</summary>
    public byte* FailedAt { get; private set; }
}
