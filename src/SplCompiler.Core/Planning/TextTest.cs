using System.Collections.Immutable;
using SplCompiler.Syntax;

namespace SplCompiler.Planning;

/// <summary>A test of one text. What search comparisons, match(), like() and their lowered forms have in common.</summary>
public abstract record TextTest;

/// <summary>There is a value, whatever it is.</summary>
public sealed record ExistsTest : TextTest;

/// <summary>Which letters count as equal.</summary>
public enum TextCase
{
    /// <summary>Eval, match(), like(): with case.</summary>
    Exact,

    /// <summary>Search: upper and lower case of any alphabet are equal.</summary>
    Ignore,

    /// <summary>A PCRE with <c>(?i)</c>: A to Z only.</summary>
    IgnoreAscii,
}

/// <summary>The whole value is this text.</summary>
public sealed record EqualsTest(string Text, TextCase Case) : TextTest;

/// <summary>The value is this text, or the same number when both are plain numbers.</summary>
/// <remarks>The manual is silent on <c>search x=1</c> against <c>1.0</c>; equal as numbers.</remarks>
public sealed record EqualsNumberTest(double Number, string Text) : TextTest;

public sealed record StartsWithTest(string Text, TextCase Case) : TextTest;

public sealed record EndsWithTest(string Text, TextCase Case) : TextTest;

public sealed record ContainsTest(string Text, TextCase Case) : TextTest;

/// <summary>Where a sequence of literals must end.</summary>
public enum SequenceEnd
{
    Anywhere,

    /// <summary>PCRE's <c>$</c>: at the end, or before a final newline.</summary>
    BeforeFinalNewline,

    VeryEnd,
}

/// <summary>Literals one behind the other: no newline between neighbours unless <paramref name="AcrossLines"/>, and at least so many characters.</summary>
public sealed record SequenceTest(
    ImmutableArray<string> Texts, ImmutableArray<int> MinimumGaps, bool AtStart, SequenceEnd End, bool AcrossLines, TextCase Case) : TextTest;

/// <summary>The whole value fits a pattern in which <c>*</c> stands for any text, case ignored (search).</summary>
public sealed record WildcardTest(string Pattern) : TextTest;

/// <summary>The whole value fits a pattern of <c>%</c> and <c>_</c>, with case (like).</summary>
public sealed record LikeTest(string Pattern) : TextTest;

/// <summary>A PCRE matches somewhere.</summary>
public sealed record RegexTest(string Pattern) : TextTest;

/// <summary>The value is an address of the block.</summary>
public sealed record CidrTest(string Block) : TextTest;

/// <summary>The whole value is one of these texts.</summary>
public sealed record OneOfTest(ImmutableArray<string> Texts, TextCase Case) : TextTest;

/// <summary>Search's <c>&lt; &gt; &lt;= &gt;=</c>: numeric when both sides are numbers, else by text.</summary>
public sealed record OrderTest(Comparison Operator, string Text) : TextTest;

/// <summary>One of several tests passes.</summary>
public sealed record AnyOfTest(ImmutableArray<TextTest> Tests) : TextTest;

/// <summary>There is a value that fails the test: search's <c>!=</c>.</summary>
public sealed record DiffersTest(TextTest Test) : TextTest;
