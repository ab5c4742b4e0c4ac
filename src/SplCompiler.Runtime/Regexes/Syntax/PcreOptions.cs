namespace SplCompiler.Pcre;

/// <summary>The options that <c>(?imsxn)</c> sets.</summary>
[Flags]
internal enum PcreOptions
{
    None = 0,
    IgnoreCase = 1,
    Multiline = 2,
    DotAll = 4,
    Extended = 8,
    NoAutoCapture = 16,
}
