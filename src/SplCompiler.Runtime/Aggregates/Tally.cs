namespace SplCompiler.Runtime;

/// <summary>How many values there are: what <c>count(x)</c> adds.</summary>
public static class Tally
{
    public static int Of(FieldValues values) => values.Count;

    public static int Of(SplValue value) => value.Count;

    public static int Of(string? text) => text is null ? 0 : 1;

    public static int Of(double? number) => number is null ? 0 : 1;

    public static int Of(SplTime? time) => time is null ? 0 : 1;

    public static int Of(string[]? texts) => texts?.Length ?? 0;
}
