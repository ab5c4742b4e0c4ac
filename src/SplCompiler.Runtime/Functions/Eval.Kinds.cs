namespace SplCompiler.Runtime;

/// <content>What kind of value there is. Null is of no kind; several values are neither a number nor a text.</content>
/// <remarks>
/// Text that looks like a number counts as a number, as it does in arithmetic; the compiler knows quoted literals and
/// asks <see cref="IsText"/> for them. Source: Search Reference, "Informational functions".
/// </remarks>
public static partial class Eval
{
    public static bool IsNumber(SplValue value) => value.TryNumber(out _);

    /// <inheritdoc cref="IsNumber(SplValue)"/>
    public static bool IsNumber(FieldValues values) => Number(values) is not null;

    /// <summary>A whole number.</summary>
    public static bool IsInteger(SplValue value) => value.TryNumber(out double number) && Math.Floor(number) == number;

    /// <inheritdoc cref="IsInteger(SplValue)"/>
    public static bool IsInteger(FieldValues values) => Number(values) is { } number && Math.Floor(number) == number;

    /// <summary>A number with a fraction.</summary>
    public static bool IsDouble(SplValue value) => value.TryNumber(out double number) && Math.Floor(number) != number;

    /// <summary>A single text that is no number.</summary>
    public static bool IsText(SplValue value) => value.IsText && !value.TryNumber(out _);

    public static bool IsMultivalue(SplValue value) => value.IsMany;

    public static bool IsJsonArray(SplValue value) => JsonItem.Parse(value.Text) is { Kind: JsonKind.Array };

    public static bool IsJsonObject(SplValue value) => JsonItem.Parse(value.Text) is { Kind: JsonKind.Object };

    /// <summary>Number, String, Multivalue, or Invalid for null.</summary>
    public static string TypeOf(SplValue value) => value.IsNull ? "Invalid" : value.IsMany ? "Multivalue" : IsNumber(value) ? "Number" : "String";
}
