using System.Collections.Immutable;
using SplCompiler.Planning;

namespace SplCompiler.Analysis;

/// <summary>What a <see cref="PlainTest"/> asks of a value.</summary>
public enum PlainTestKind
{
    Exists,
    Equals,
    StartsWith,
    EndsWith,
    Contains,
    Wildcard,
    AnyOf,
    Differs,
}

/// <summary>A test of sources and sourcetypes as rules write them: equality and wildcards, case ignored.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Text">The text to compare with; empty for the kinds that have parts.</param>
/// <param name="Parts">The tests of which one must pass, or the one that must not; a null is one that is not judged here.</param>
public sealed record PlainTest(PlainTestKind Kind, string Text, ImmutableArray<PlainTest?> Parts)
{
    /// <summary>The test, or null for a kind that is not judged here.</summary>
    internal static PlainTest? Of(TextTest test) => test switch
    {
        ExistsTest => new(PlainTestKind.Exists, "", []),
        EqualsTest { Case: TextCase.Ignore } equals => WithText(PlainTestKind.Equals, equals.Text),
        StartsWithTest { Case: TextCase.Ignore } starts => WithText(PlainTestKind.StartsWith, starts.Text),
        EndsWithTest { Case: TextCase.Ignore } ends => WithText(PlainTestKind.EndsWith, ends.Text),
        ContainsTest { Case: TextCase.Ignore } contains => WithText(PlainTestKind.Contains, contains.Text),
        WildcardTest wildcard => WithText(PlainTestKind.Wildcard, wildcard.Pattern),
        OneOfTest { Case: TextCase.Ignore } oneOf => new(PlainTestKind.AnyOf, "", [.. oneOf.Texts.Select(text => WithText(PlainTestKind.Equals, text))]),
        AnyOfTest any => new(PlainTestKind.AnyOf, "", [.. any.Tests.Select(Of)]),
        DiffersTest differs => new(PlainTestKind.Differs, "", [Of(differs.Test)]),
        _ => null,
    };

    /// <summary>Whether a value passes; null when that cannot be said.</summary>
    public bool? Passes(string value) => Kind switch
    {
        PlainTestKind.Exists => true,
        PlainTestKind.Equals => string.Equals(Text, value, StringComparison.OrdinalIgnoreCase),
        PlainTestKind.StartsWith => value.StartsWith(Text, StringComparison.OrdinalIgnoreCase),
        PlainTestKind.EndsWith => value.EndsWith(Text, StringComparison.OrdinalIgnoreCase),
        PlainTestKind.Contains => value.Contains(Text, StringComparison.OrdinalIgnoreCase),
        PlainTestKind.Wildcard => IsMatch(Text, value),
        PlainTestKind.AnyOf => Any(value),
        PlainTestKind.Differs => !Parts[0]?.Passes(value),
        _ => null,
    };

    private static PlainTest WithText(PlainTestKind kind, string text) => new(kind, text, []);

    private bool? Any(string value)
    {
        bool isJudged = true;
        foreach (PlainTest? part in Parts)
        {
            bool? passes = part?.Passes(value);
            if (passes == true)
                return true;
            isJudged &= passes is not null;
        }

        return isJudged ? false : null;
    }

    /// <summary>Each text between two <c>*</c> is looked for behind the one before: the first and the last stand at the ends of the value.</summary>
    private static bool IsMatch(string wildcard, string value)
    {
        string[] pieces = wildcard.Split('*');
        if (pieces.Length == 1)
            return string.Equals(wildcard, value, StringComparison.OrdinalIgnoreCase);
        string last = pieces[^1];
        if (value.Length < pieces[0].Length + last.Length
            || !value.StartsWith(pieces[0], StringComparison.OrdinalIgnoreCase) || !value.EndsWith(last, StringComparison.OrdinalIgnoreCase))
            return false;
        int at = pieces[0].Length;
        int end = value.Length - last.Length;
        foreach (string piece in pieces[1..^1])
        {
            int found = value.IndexOf(piece, at, end - at, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
                return false;
            at = found + piece.Length;
        }

        return true;
    }
}
