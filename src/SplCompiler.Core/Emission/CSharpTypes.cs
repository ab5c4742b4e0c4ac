using SplCompiler.Planning;

namespace SplCompiler.Emission;

/// <summary>The C# types of SPL types.</summary>
public static class CSharpTypes
{
    public static string Of(SplType type) => type.Kind switch
    {
        SplKind.Number => type.IsNullable ? "double?" : "double",
        SplKind.Text => type.IsNullable ? "string?" : "string",
        SplKind.Time => type.IsNullable ? "SplTime?" : "SplTime",
        SplKind.Many => type.IsNullable ? "string[]?" : "string[]",
        SplKind.Event => "FieldValues",
        SplKind.Bool => "bool",
        _ => "SplValue",
    };

    /// <summary>The type of a column that is kept when the event is gone.</summary>
    public static SplType Kept(SplType type) => type.Kind is SplKind.Event or SplKind.Null ? SplType.Any : type;
}
