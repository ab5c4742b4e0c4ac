namespace SplCompiler.Analysis;

/// <summary>What a predicate is for.</summary>
public enum PredicateUse
{
    /// <summary>A row is kept for it, or dropped.</summary>
    Filter,

    /// <summary>It decides about a value: <c>if()</c>, <c>case()</c>, <c>count(eval())</c>.</summary>
    Value,
}
