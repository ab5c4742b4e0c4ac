namespace SplCompiler.Runtime;

/// <content>Regular expressions, and what regular expressions are lowered to.</content>
/// <remarks>The <c>AsciiCase</c> forms stand for <c>(?i)</c>: only A–Z and a–z are the same letters.</remarks>
public static partial class FieldPredicates
{
    /// <summary><c>match(field, "regex")</c>: found anywhere in a value.</summary>
    public static bool AnyIsMatch(this FieldValues values, SplRegex regex)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (regex.IsMatch(value))
                return true;
        }

        return false;
    }

    public static bool AnyEqualsAsciiCase(this FieldValues values, ReadOnlySpan<byte> text)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (AsciiCase.Equals(value, text))
                return true;
        }

        return false;
    }

    public static bool AnyStartsWithAsciiCase(this FieldValues values, ReadOnlySpan<byte> text)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (AsciiCase.StartsWith(value, text))
                return true;
        }

        return false;
    }

    public static bool AnyEndsWithAsciiCase(this FieldValues values, ReadOnlySpan<byte> text)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (AsciiCase.EndsWith(value, text))
                return true;
        }

        return false;
    }

    public static bool AnyContainsAsciiCase(this FieldValues values, ReadOnlySpan<byte> text)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (AsciiCase.Contains(value, text))
                return true;
        }

        return false;
    }

    /// <summary>The literals in order, as the sequence says.</summary>
    public static bool AnyContainsInOrder(this FieldValues values, LiteralSequence literals)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (literals.IsIn(value))
                return true;
        }

        return false;
    }

    /// <summary>The first text, then at least so many characters that are no newline, then the second: <c>first.{1,}second</c>.</summary>
    public static bool AnyContainsInOrderOnOneLine(this FieldValues values, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, int minCharacters = 0)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (LiteralSequence.IsPairIn(value, first, second, minCharacters, ignoreCase: false))
                return true;
        }

        return false;
    }

    public static bool AnyContainsInOrderOnOneLineAsciiCase(this FieldValues values, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, int minCharacters = 0)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (LiteralSequence.IsPairIn(value, first, second, minCharacters, ignoreCase: true))
                return true;
        }

        return false;
    }
}
