namespace SplCompiler.Runtime;

/// <summary>What <c>strcat</c> joins.</summary>
public static class TextParts
{
    /// <summary>The parts as one text; several values of a part with line breaks between them. Null when a part is missing and all are required.</summary>
    /// <remarks>Source: Search Reference, "strcat".</remarks>
    public static string? Join(bool allRequired, params ReadOnlySpan<SplValue> parts)
    {
        string text = "";
        foreach (SplValue part in parts)
        {
            if (allRequired && part.IsNull)
                return null;
            text += part.ToString();
        }

        return text;
    }
}
