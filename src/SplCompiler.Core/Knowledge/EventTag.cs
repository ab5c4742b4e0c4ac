namespace SplCompiler.Knowledge;

/// <summary>A tag: events whose field has the value have its name in the field <c>tag</c>.</summary>
/// <remarks>Source: Admin Manual, "tags.conf".</remarks>
/// <param name="Name">The tag.</param>
/// <param name="Field">The field, mostly <c>eventtype</c>.</param>
/// <param name="Value">Its value, as text.</param>
public sealed record EventTag(string Name, string Field, string Value);
