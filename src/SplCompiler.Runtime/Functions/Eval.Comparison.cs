namespace SplCompiler.Runtime;

public static partial class Eval
{
    /// <summary>Null when the two are equal, else the first.</summary>
    /// <remarks>Source: Search Reference, "Comparison and Conditional functions".</remarks>
    public static SplValue Nullif(SplValue value, SplValue other) => Compare.Equal(value, other) ? SplValue.Null : value;

    /// <summary>True when any value is an address of a block that is computed for each row; text that is no block holds nothing.</summary>
    public static bool Cidrmatch(string? block, FieldValues addresses) =>
        block is not null && Cidr.TryParse(block) is { } known && addresses.AnyInCidr(known);
}
