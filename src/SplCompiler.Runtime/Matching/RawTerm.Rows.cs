namespace SplCompiler.Runtime;

/// <content>Looking into the <c>_raw</c> of a row that is no event any more.</content>
public sealed partial class RawTerm
{
    /// <summary>True when any of the values contains the term.</summary>
    public bool IsInAny(FieldValues raw)
    {
        foreach (ReadOnlySpan<byte> text in raw)
        {
            if (IsIn(text))
                return true;
        }

        return false;
    }
}
