namespace SplCompiler.Runtime;

/// <summary>
/// Conditions on a field. Each holds when any value of the field makes it true; a missing field makes none true, so the
/// forms that say "differs" are not the negation of the others. Nothing here allocates.
/// </summary>
/// <remarks>
/// Comparisons of <c>search</c> ignore case (names in <c>IgnoreCase</c>), those of eval do not.
/// Source: Search Reference, "search"; Search Manual, "Difference between NOT and !=", "Evaluate and manipulate fields with multiple values".
/// </remarks>
public static partial class FieldPredicates
{
    /// <summary><c>field=text</c> of <c>search</c>: the whole value.</summary>
    public static bool AnyEqualsIgnoreCase(this FieldValues values, ReadOnlySpan<byte> text)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (CaseFolding.Equals(value, text))
                return true;
        }

        return false;
    }

    /// <summary><c>field=text*</c>.</summary>
    public static bool AnyStartsWithIgnoreCase(this FieldValues values, ReadOnlySpan<byte> text)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (CaseFolding.StartsWith(value, text))
                return true;
        }

        return false;
    }

    /// <summary><c>field=*text</c>.</summary>
    public static bool AnyEndsWithIgnoreCase(this FieldValues values, ReadOnlySpan<byte> text)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (CaseFolding.EndsWith(value, text))
                return true;
        }

        return false;
    }

    /// <summary><c>field=*text*</c>.</summary>
    public static bool AnyContainsIgnoreCase(this FieldValues values, ReadOnlySpan<byte> text)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (CaseFolding.Contains(value, text))
                return true;
        }

        return false;
    }

    /// <summary><c>field=a*b*c</c>.</summary>
    public static bool AnyMatchesWildcard(this FieldValues values, WildcardPattern pattern)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (pattern.IsMatch(value))
                return true;
        }

        return false;
    }

    /// <summary><c>field IN (a, b)</c> without wildcards; a set made by <see cref="TextSet.IgnoreCase"/>.</summary>
    public static bool AnyEqualsAnyIgnoreCase(this FieldValues values, TextSet texts)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (texts.Contains(value))
                return true;
        }

        return false;
    }

    /// <summary><c>field=10.0.0.0/8</c> of <c>search</c>: an address of the block, or the text of the block itself.</summary>
    public static bool AnyEqualsCidr(this FieldValues values, Cidr block)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (block.Contains(value) || AsciiCase.Equals(value, block.Utf8))
                return true;
        }

        return false;
    }

    /// <summary><c>field!=text</c>: present, and some value is another text.</summary>
    public static bool AnyDiffersIgnoreCase(this FieldValues values, ReadOnlySpan<byte> text)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (!CaseFolding.Equals(value, text))
                return true;
        }

        return false;
    }

    /// <summary><c>field!=a*b</c>: present, and some value does not match.</summary>
    public static bool AnyDiffersFromWildcard(this FieldValues values, WildcardPattern pattern)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (!pattern.IsMatch(value))
                return true;
        }

        return false;
    }

    /// <summary>Present, and some value is not in the set.</summary>
    public static bool AnyDiffersFromAllIgnoreCase(this FieldValues values, TextSet texts)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (!texts.Contains(value))
                return true;
        }

        return false;
    }

    /// <summary><c>field!=10.0.0.0/8</c>: present, and some value is outside the block or no address.</summary>
    public static bool AnyDiffersFromCidr(this FieldValues values, Cidr block)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (!block.Contains(value) && !AsciiCase.Equals(value, block.Utf8))
                return true;
        }

        return false;
    }
}
