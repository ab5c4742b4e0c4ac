namespace SplCompiler.Planning;

/// <summary>A named column of a schema.</summary>
/// <param name="Name">The field name, with case.</param>
/// <param name="Type">What it holds.</param>
public sealed record Column(string Name, SplType Type)
{
    /// <summary>Names that begin with <c>_</c> are out of reach of wildcards such as <c>*</c>.</summary>
    public bool IsInternal => Name.StartsWith('_');

    /// <summary>What <c>nomv</c> puts between the values: <c>mvcombine delim="…"</c> says so. Null for a line break.</summary>
    public string? Delimiter { get; init; }

    public override string ToString() => $"{Name}: {Type}";
}
