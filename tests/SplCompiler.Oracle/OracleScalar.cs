namespace SplCompiler.Oracle;

/// <summary>One number or one text.</summary>
public readonly record struct OracleScalar
{
    private OracleScalar(double? computed, string text) => (Computed, Text) = (computed, text);

    /// <summary>The number when it was computed as one; null for text.</summary>
    public double? Computed { get; }

    /// <summary>The text form.</summary>
    public string Text { get; }

    /// <summary>The number, or the number that the text looks like; null for other text.</summary>
    public double? Number => Computed ?? Numbers.Parse(Text);

    public static OracleScalar Of(double number) => new(number, Numbers.Format(number));

    public static OracleScalar Of(string text) => new(null, text);

    public override string ToString() => Computed is null ? $"\"{Text}\"" : Text;
}
