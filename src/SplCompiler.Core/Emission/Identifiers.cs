using System.Globalization;
using System.Text;

namespace SplCompiler.Emission;

/// <summary>C# names made from names of rules and fields.</summary>
public static class Identifiers
{
    // Reserved words, and names that every detection inherits or that the emitter uses itself.
    private static readonly HashSet<string> s_reserved = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while", "value", "field", "record",
        "var", "await", "async", "dynamic", "nameof", "when", "where", "yield", "scoped", "required", "file", "allows", "extension",
        "and", "or", "not", "with", "init", "get", "set", "add", "remove", "global", "partial", "managed", "unmanaged", "notnull", "nint", "nuint",
        "e", "row", "group", "key", "slots", "state", "other",
    };

    // What Detection, Object and records already have.
    private static readonly HashSet<string> s_members = new(StringComparer.Ordinal)
    {
        "Fields", "Kept", "Rows", "Run", "Bind", "OnEvent", "Merge", "Save", "Restore", "Complete", "Row", "Key", "Group",
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals", "Deconstruct", "PrintMembers",
        "EqualityContract", "WriteTo", "CompareTo", "MovedTo", "Detection", "FieldSet", "FieldValues", "SplValue", "SplTime", "Slot", "SlotMap",
        "EventView", "RawTerm", "SplRegex", "Symbol", "OpenFields", "Eval", "Compare", "System", "SplCompiler", "Clone",
    };

    // Types of the system that generated code calls by their simple names.
    private static readonly HashSet<string> s_system = new(StringComparer.Ordinal) { "Math", "ReadOnlySpan", "String", "StringComparison", "List", "Dictionary", "Array" };

    /// <summary><c>parent_process_name</c> is <c>parentProcessName</c>, <c>_time</c> is <c>time</c>.</summary>
    public static string Local(string name)
    {
        string pascal = Words(name);
        string local = char.ToLowerInvariant(pascal[0]) + pascal[1..];
        return s_reserved.Contains(local) ? local + "Field" : local;
    }

    /// <summary><c>parent_process_name</c> is <c>ParentProcessName</c>.</summary>
    public static string Member(string name)
    {
        string pascal = Words(name);
        return s_members.Contains(pascal) ? pascal + "Field" : pascal;
    }

    /// <summary>A rule's file name as a class name; a leading digit gets <c>_</c>.</summary>
    public static string Type(string name)
    {
        string pascal = Words(name);
        return s_members.Contains(pascal) || s_system.Contains(pascal) || RuntimeNames.Types.Contains(pascal) ? pascal + "Rule" : pascal;
    }

    private static string Words(string name)
    {
        var result = new StringBuilder(name.Length);
        bool startsWord = true;
        foreach (char c in name)
        {
            if (!(char.IsAsciiLetterOrDigit(c) || (c > '\u007f' && IsIdentifierLetter(c))))
            {
                startsWord = true;
                continue;
            }

            result.Append(startsWord ? char.ToUpperInvariant(c) : c);
            startsWord = false;
        }

        if (result.Length == 0)
            return "Unnamed";
        // EventCode stays as it is; EVENTCODE or ID in capitals would make poor locals, but renaming them would hide the field.
        return char.IsLetter(result[0]) ? result.ToString() : "_" + result;
    }

    private static bool IsIdentifierLetter(char c) => CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter;
}
