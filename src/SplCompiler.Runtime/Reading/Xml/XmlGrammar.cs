namespace SplCompiler.Runtime;

/// <summary>Parses what stands between two values of an event record: tags and the attributes that are no field.</summary>
/// <remarks>
/// Namespaces are ignored, as are comments and processing instructions. The text must end with a NUL, which XML cannot hold.
/// Source: the field names are those of the Splunk Add-on for Microsoft Windows (transforms of XmlWinEventLog).
/// </remarks>
internal sealed unsafe class XmlGrammar
{
    private const int MaxDepth = 200;

    private readonly NameBuffer _decoded = new();

    /// <summary>The name of the field that comes next.</summary>
    public NameBuffer Name { get; } = new();

    public XmlScope Scope { get; private set; } = null!;

    /// <summary>What comes next.</summary>
    public KeyNodeKind Next { get; private set; }

    /// <summary>The byte that ends the value.</summary>
    public byte Terminator { get; private set; }

    public string Error { get; private set; } = "";

    public byte* FailedAt { get; private set; }

    /// <summary>Goes from the end of a value, or the beginning of a record, to the next value or the end; null when that is no record.</summary>
    public byte* Step(byte* p, XmlScope scope)
    {
        bool justOpened = false;
        while (true)
        {
            if (scope.IsInTag)
            {
                p = InTag(p, ref scope, ref justOpened, out bool isValue);
                if (p == null || isValue)
                    return p;
                continue;
            }

            byte* text = p;
            p = justOpened ? SkipBlanks(p) : SkipTo(p, (byte)'<');
            if (*p == 0)
                return Fail("the record ends before its end tag", p);
            if (*p != '<')
                return Value(text, scope, scope.Field, (byte)'<');

            if (p[1] == '/')
            {
                p = Close(p, ref scope);
                if (p == null || scope.Part == XmlPart.Outside)
                    return p;
                justOpened = false;
            }
            else if (p[1] == '!' && p[2] == '[')
            {
                return CData(p, scope);
            }
            else if (p[1] is (byte)'!' or (byte)'?')
            {
                p = SkipTo(p, (byte)'>');
            }
            else
            {
                p = Open(p + 1, ref scope);
                if (p == null)
                    return null;
                justOpened = true;
            }
        }
    }

    private byte* InTag(byte* p, ref XmlScope scope, ref bool justOpened, out bool isValue)
    {
        isValue = false;
        p = SkipBlanks(p);
        if (*p == '/' && p[1] == '>')
        {
            justOpened = false;
            scope = scope.Content.Parent!;
            return scope.Part == XmlPart.Outside ? Fail("an event record without content", p) : p + 2;
        }

        if (*p == '>')
        {
            justOpened = true;
            scope = scope.Content;
            return p + 1;
        }

        byte* name = p;
        while (*p is not (0 or (byte)'=' or (byte)' ' or (byte)'>' or (byte)'<'))
            p++;
        var attribute = new ReadOnlySpan<byte>(name, (int)(p - name));
        p = SkipBlanks(p);
        byte quote = *p == '=' ? *(p = SkipBlanks(p + 1)) : (byte)0;
        if (quote is not ((byte)'\'' or (byte)'"') || attribute.IsEmpty)
            return Fail("a tag is not closed", p);

        p++;
        if (scope.Part == XmlPart.System)
        {
            isValue = true;
            return Value(p, scope, attribute, quote);
        }

        byte* end = SkipTo(p, quote);
        if (*end == 0)
            return Fail("an attribute has no closing quote", p);
        if (scope.IsNamedItem && attribute.SequenceEqual("Name"u8))
            scope = scope.Named(Decode(new ReadOnlySpan<byte>(p, (int)(end - p))));
        return end + 1;
    }

    private ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> text)
    {
        _decoded.Clear();
        XmlText.Decode(text, _decoded);
        return _decoded.Bytes;
    }

    private byte* Open(byte* p, ref XmlScope scope)
    {
        byte* name = p;
        while (*p is not (0 or (byte)' ' or (byte)'>' or (byte)'/' or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)'<'))
            p++;
        if (p == name || *p == 0)
            return Fail("a tag has no name", p);
        if (scope.Depth >= MaxDepth)
            return Fail("nested deeper than 200 levels", p);
        scope = scope.Enter(LocalName(name, p));
        return p;
    }

    private byte* Close(byte* p, ref XmlScope scope)
    {
        byte* name = p + 2;
        byte* end = SkipTo(name, (byte)'>');
        if (*end == 0 || !LocalName(name, end).TrimEnd((byte)' ').SequenceEqual(scope.Element))
            return Fail($"</{scope}> is missing", p);
        scope = scope.Parent!;
        if (scope.Part == XmlPart.Outside)
        {
            Next = KeyNodeKind.End;
            Scope = scope;
        }

        return end + 1;
    }

    private byte* CData(byte* p, XmlScope scope)
    {
        byte* start = p + "<![CDATA[".Length;
        Value(start, scope, scope.Field, 0);
        Next = KeyNodeKind.CData;
        return start;
    }

    private byte* Value(byte* p, XmlScope scope, ReadOnlySpan<byte> field, byte terminator)
    {
        Name.Clear();
        if (IsField(scope, field))
            Name.Append(field);
        Scope = scope;
        Next = KeyNodeKind.Value;
        Terminator = terminator;
        return p;
    }

    private static bool IsField(XmlScope scope, ReadOnlySpan<byte> field) => scope.Part switch
    {
        XmlPart.System or XmlPart.Data => !field.StartsWith("xmlns"u8),
        XmlPart.Rendering => field.SequenceEqual("Message"u8),
        _ => false,
    };

    private static ReadOnlySpan<byte> LocalName(byte* start, byte* end)
    {
        var name = new ReadOnlySpan<byte>(start, (int)(end - start));
        return name[(name.IndexOf((byte)':') + 1)..];
    }

    private static byte* SkipBlanks(byte* p)
    {
        while (*p is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            p++;
        return p;
    }

    private static byte* SkipTo(byte* p, byte end) => XmlText.EndOfValue(p, end);

    private byte* Fail(string error, byte* at)
    {
        Error = error;
        FailedAt = at;
        return null;
    }
}
