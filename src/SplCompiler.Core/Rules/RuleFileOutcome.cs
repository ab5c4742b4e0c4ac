namespace SplCompiler.Rules;

/// <summary>What became of a file of a rule pack.</summary>
public enum RuleFileOutcome
{
    /// <summary>It gave at least one rule.</summary>
    Loaded,

    /// <summary>A rule for another product, such as <c>logic_format: Snowflake</c>.</summary>
    OtherLanguage,

    /// <summary>A file of a folder that is no rule: a macro, a lookup, a story.</summary>
    NotARule,

    /// <summary>It has an error; the diagnostics say which.</summary>
    Failed,
}
