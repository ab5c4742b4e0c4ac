namespace SplCompiler.Syntax;

/// <summary>Prints field names of commands that quote with double quotes.</summary>
public static class FieldListText
{
    public static string Of(IEnumerable<FieldSyntax> fields) => string.Join(", ", fields.Select(Of));

    public static string Of(FieldSyntax field) => field.IsQuoted ? $"\"{StringEscapes.Escape(field.Name)}\"" : field.Name;
}
