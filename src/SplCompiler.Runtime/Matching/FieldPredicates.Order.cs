namespace SplCompiler.Runtime;

/// <content>Numbers, and the order of values.</content>
/// <remarks>
/// <c>&lt; &lt;= &gt; &gt;=</c> compare as numbers when both sides are numbers, else as text by code point (which is the order of
/// the UTF-8 bytes), with case. Source: Search Reference, "search"; "eval".
/// </remarks>
public static partial class FieldPredicates
{
    /// <summary>A value is this number, however it is written.</summary>
    public static bool AnyEqualsNumber(this FieldValues values, double number)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (SplNumber.TryParse(value, out double read) && read == number)
                return true;
        }

        return false;
    }

    /// <summary>Present, and some value is another number or no number.</summary>
    public static bool AnyDiffersFromNumber(this FieldValues values, double number)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (!SplNumber.TryParse(value, out double read) || read != number)
                return true;
        }

        return false;
    }

    /// <summary><c>EventCode=4688</c> of <c>search</c>: equal as text without case, or both are the same number. The text is that of the number in the rule.</summary>
    public static bool AnyEqualsNumberOrText(this FieldValues values, double number, ReadOnlySpan<byte> text)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (EqualsNumberOrText(value, number, text))
                return true;
        }

        return false;
    }

    /// <summary><c>EventCode!=4688</c>: present, and some value is neither the text nor the number.</summary>
    public static bool AnyDiffersFromNumberOrText(this FieldValues values, double number, ReadOnlySpan<byte> text)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (!EqualsNumberOrText(value, number, text))
                return true;
        }

        return false;
    }

    /// <summary>A value that is a number compares so with this number; other text never does.</summary>
    public static bool AnyLess(this FieldValues values, double number)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (SplNumber.TryParse(value, out double read) && read < number)
                return true;
        }

        return false;
    }

    /// <summary>Compares with a number of the rule: as numbers when the value is one, else with the text of the number.</summary>
    public static bool AnyLess(this FieldValues values, double number, ReadOnlySpan<byte> text)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (Compare(value, number, text) < 0)
                return true;
        }

        return false;
    }

    /// <summary>Compares with a text of the rule that is no number.</summary>
    public static bool AnyLess(this FieldValues values, ReadOnlySpan<byte> text)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (value.SequenceCompareTo(text) < 0)
                return true;
        }

        return false;
    }

    /// <summary>A value that is a number compares so with this number; other text never does.</summary>
    public static bool AnyLessOrEqual(this FieldValues values, double number)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (SplNumber.TryParse(value, out double read) && read <= number)
                return true;
        }

        return false;
    }

    /// <summary>Compares with a number of the rule: as numbers when the value is one, else with the text of the number.</summary>
    public static bool AnyLessOrEqual(this FieldValues values, double number, ReadOnlySpan<byte> text)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (Compare(value, number, text) <= 0)
                return true;
        }

        return false;
    }

    /// <summary>Compares with a text of the rule that is no number.</summary>
    public static bool AnyLessOrEqual(this FieldValues values, ReadOnlySpan<byte> text)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (value.SequenceCompareTo(text) <= 0)
                return true;
        }

        return false;
    }

    /// <summary>A value that is a number compares so with this number; other text never does.</summary>
    public static bool AnyGreater(this FieldValues values, double number)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (SplNumber.TryParse(value, out double read) && read > number)
                return true;
        }

        return false;
    }

    /// <summary>Compares with a number of the rule: as numbers when the value is one, else with the text of the number.</summary>
    public static bool AnyGreater(this FieldValues values, double number, ReadOnlySpan<byte> text)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (Compare(value, number, text) > 0)
                return true;
        }

        return false;
    }

    /// <summary>Compares with a text of the rule that is no number.</summary>
    public static bool AnyGreater(this FieldValues values, ReadOnlySpan<byte> text)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (value.SequenceCompareTo(text) > 0)
                return true;
        }

        return false;
    }

    /// <summary>A value that is a number compares so with this number; other text never does.</summary>
    public static bool AnyGreaterOrEqual(this FieldValues values, double number)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (SplNumber.TryParse(value, out double read) && read >= number)
                return true;
        }

        return false;
    }

    /// <summary>Compares with a number of the rule: as numbers when the value is one, else with the text of the number.</summary>
    public static bool AnyGreaterOrEqual(this FieldValues values, double number, ReadOnlySpan<byte> text)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (Compare(value, number, text) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>Compares with a text of the rule that is no number.</summary>
    public static bool AnyGreaterOrEqual(this FieldValues values, ReadOnlySpan<byte> text)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (value.SequenceCompareTo(text) >= 0)
                return true;
        }

        return false;
    }

    private static bool EqualsNumberOrText(ReadOnlySpan<byte> value, double number, ReadOnlySpan<byte> text)
    {
        if (value.SequenceEqual(text))
            return true;

        // Two whole numbers in their usual form are equal as text or not at all; this is what event codes are.
        if (IsUsualInteger(value) && IsUsualInteger(text))
            return false;
        return SplNumber.TryParse(value, out double read) ? read == number : AsciiCase.Equals(value, text);
    }

    private static bool IsUsualInteger(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > 15 || (text[0] == (byte)'0' && text.Length > 1))
            return false;
        foreach (byte b in text)
        {
            if ((uint)(b - '0') > 9)
                return false;
        }

        return true;
    }

    private static int Compare(ReadOnlySpan<byte> value, double number, ReadOnlySpan<byte> text) =>
        SplNumber.TryParse(value, out double read) ? read.CompareTo(number) : value.SequenceCompareTo(text);
}
