namespace SplCompiler.Knowledge;

/// <summary>One pair of a FIELDALIAS- setting: a second name for an extracted field.</summary>
/// <param name="Source">The field that is extracted.</param>
/// <param name="Target">Its other name.</param>
/// <param name="AsNew">True for ASNEW: an extracted field that already has the other name keeps its value.</param>
/// <param name="DefinedAt">File and line of the setting.</param>
public sealed record FieldAlias(string Source, string Target, bool AsNew, string DefinedAt);
