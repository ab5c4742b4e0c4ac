using SplCompiler.Planning;

namespace SplCompiler.Emission;

/// <summary>A piece of C#: an expression and the SPL type of what it yields.</summary>
/// <param name="Text">The C# text.</param>
/// <param name="Type">Its type; the C# type follows from it (<see cref="CSharpTypes"/>).</param>
/// <param name="IsPrimary">True when a member can be accessed on it without parentheses.</param>
public readonly record struct Code(string Text, SplType Type, bool IsPrimary = true)
{
    /// <summary>The text, in parentheses when it needs them to be a receiver or operand.</summary>
    public string Operand => IsPrimary ? Text : $"({Text})";

    /// <summary>The text, in parentheses when it needs them between <c>&amp;&amp;</c> or <c>||</c>: a sign before what needs none is enough.</summary>
    public string Alternative => IsPrimary || (Text.StartsWith('!') && !Text.Contains(' ', StringComparison.Ordinal)) ? Text : $"({Text})";

    public override string ToString() => Text;
}
