namespace SplCompiler.Analysis;

/// <summary>How a predicate looks at a value.</summary>
public enum PredicateKind
{
    /// <summary>The value is a text or number: <c>a=b</c>.</summary>
    Eq,

    /// <summary>The value is one of several: <c>a IN (b, c)</c>.</summary>
    In,

    /// <summary>The value fits a pattern of <c>*</c>: <c>a=b*</c>.</summary>
    Wildcard,

    /// <summary>A regular expression matches: <c>match()</c>, <c>regex</c>.</summary>
    Match,

    /// <summary>The value fits a pattern of <c>%</c> and <c>_</c>: <c>like()</c>.</summary>
    Like,

    /// <summary>The value is an address of a block: <c>cidrmatch()</c>, <c>a=10.0.0.0/8</c>.</summary>
    Cidr,

    /// <summary>The value is greater or less.</summary>
    Compare,

    /// <summary>There is a value: <c>a=*</c>, <c>isnotnull()</c>.</summary>
    Exists,

    /// <summary>Another function is true.</summary>
    Call,
}
