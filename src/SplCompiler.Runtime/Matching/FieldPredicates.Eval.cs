namespace SplCompiler.Runtime;

/// <content>Conditions of eval: exact text.</content>
public static partial class FieldPredicates
{
    /// <summary>The whole value, with case.</summary>
    public static bool AnyEquals(this FieldValues values, ReadOnlySpan<byte> text)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (value.SequenceEqual(text))
                return true;
        }

        return false;
    }

    /// <summary><c>field!="text"</c> of eval: present, and some value is another text.</summary>
    public static bool AnyDiffers(this FieldValues values, ReadOnlySpan<byte> text)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (!value.SequenceEqual(text))
                return true;
        }

        return false;
    }

    public static bool AnyStartsWith(this FieldValues values, ReadOnlySpan<byte> text)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (value.StartsWith(text))
                return true;
        }

        return false;
    }

    public static bool AnyEndsWith(this FieldValues values, ReadOnlySpan<byte> text)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (value.EndsWith(text))
                return true;
        }

        return false;
    }

    public static bool AnyContains(this FieldValues values, ReadOnlySpan<byte> text)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (value.IndexOf(text) >= 0)
                return true;
        }

        return false;
    }

    /// <summary><c>field IN ("a", "b")</c> of eval; a set made by <see cref="TextSet.WithCase"/>.</summary>
    public static bool AnyEqualsAny(this FieldValues values, TextSet texts)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (texts.Contains(value))
                return true;
        }

        return false;
    }

    /// <summary><c>field LIKE "a%"</c>.</summary>
    public static bool AnyLike(this FieldValues values, LikePattern pattern)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (pattern.IsMatch(value))
                return true;
        }

        return false;
    }

    /// <summary><c>cidrmatch</c>: an address inside the block.</summary>
    public static bool AnyInCidr(this FieldValues values, Cidr block)
    {
        foreach (ReadOnlySpan<byte> value in values)
        {
            if (block.Contains(value))
                return true;
        }

        return false;
    }
}
