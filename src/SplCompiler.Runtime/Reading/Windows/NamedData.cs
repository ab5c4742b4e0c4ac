namespace SplCompiler.Runtime;

/// <summary>What a member under <c>Event.EventData.Data</c> is of the element that it came from.</summary>
internal enum DataPart : byte
{
    /// <summary>No member of such an element.</summary>
    None,
    Name,
    Text,

    /// <summary>Another attribute.</summary>
    Other,
}

/// <summary>
/// The elements <c>&lt;Data Name='x'&gt;</c> of a record whose names are values in its JSON, as converters of XML write them:
/// <c>"Data":[{"@Name":"x","#text":"…"}]</c>, an object alone, or a list of texts without names.
/// </summary>
internal sealed unsafe class NamedData
{
    private const string Path = "Event.EventData.Data";
    private const string List = "{}";

    private readonly List<Element> _elements = [];

    public IReadOnlyList<Element> Elements => _elements;

    /// <summary>What the member of this full name is. A text under the path itself is a field like any other.</summary>
    public static DataPart PartOf(ReadOnlySpan<char> name)
    {
        if (!name.StartsWith(Path, StringComparison.Ordinal) || name.Length == Path.Length)
            return DataPart.None;
        ReadOnlySpan<char> rest = Rest(name);
        if (rest.Length > 0 && rest[0] != '.')
            return DataPart.None;
        return rest switch
        {
            ".@Name" or ".Name" or ".#attributes.Name" => DataPart.Name,
            "" or ".#text" or ".#text{}" => DataPart.Text,
            _ => name[Path.Length] == '.' && !rest.Contains('#') && !rest.Contains('@') ? DataPart.None : DataPart.Other,
        };
    }

    /// <summary>Reads the elements of an event, in their order.</summary>
    public void Read(JsonMembers members)
    {
        _elements.Clear();
        byte* behind = null;
        int depth = 0;
        bool hasText = false;
        for (int i = 0; i < members.Count; i++)
        {
            MemberName name = members[i].Name;
            DataPart part = name.Part;
            Piece value = members[i].Value;
            if (part == DataPart.None)
            {
                behind = null;
                continue;
            }

            // Several texts of one object were elements without names.
            if (behind == null || Ends(behind, value.Start, depth) || (part == DataPart.Text && hasText))
            {
                _elements.Add(default);
                hasText = false;
            }

            behind = value.Start + value.Length;
            depth = DepthOf(name.Text);
            hasText |= part == DataPart.Text;
            Element element = _elements[^1];
            if (part == DataPart.Name)
                _elements[^1] = element with { Name = value };
            else if (part == DataPart.Text && !members[i].IsNull)
                _elements[^1] = element with { Value = value };
        }
    }

    private static ReadOnlySpan<char> Rest(ReadOnlySpan<char> name)
    {
        ReadOnlySpan<char> rest = name[Path.Length..];
        return rest.StartsWith(List, StringComparison.Ordinal) ? rest[List.Length..] : rest;
    }

    /// <summary>How many objects and lists are open around the value, inside its element.</summary>
    private static int DepthOf(ReadOnlySpan<char> name)
    {
        ReadOnlySpan<char> rest = Rest(name);
        return rest.Count('.') + rest.Count(List);
    }

    /// <summary>True when an element ends between two values, of which the first stands at this depth. What stands between them is keys without brackets.</summary>
    private static bool Ends(byte* from, byte* to, int depth)
    {
        for (; from < to && depth > 0; from++)
        {
            if (*from is (byte)'}' or (byte)']')
                depth--;
            else if (*from is (byte)'{' or (byte)'[')
                depth++;
        }

        return depth <= 0;
    }

    /// <summary>One element; a name without bytes where it has none.</summary>
    internal readonly record struct Element(Piece Name, Piece Value);
}
