namespace SplCompiler.Runtime;

/// <summary>The units of spans and time modifiers.</summary>
/// <remarks>Source: Search Manual, "Specify time modifiers in your search"; Search Reference, "bin".</remarks>
public enum SplTimeUnit
{
    Microsecond,
    Millisecond,
    Centisecond,
    Decisecond,
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}
