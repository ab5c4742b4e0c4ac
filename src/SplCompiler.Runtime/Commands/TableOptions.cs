using System.Collections.Immutable;

namespace SplCompiler.Runtime;

/// <summary>How <c>multikv</c> reads tables.</summary>
/// <param name="Copies">The other fields of the event are copied.</param>
/// <param name="Titles">The line of the titles, from 1; 0 to look for it.</param>
/// <param name="Several">An event may hold several tables.</param>
/// <param name="HasNoTitles">There is no line of titles.</param>
/// <param name="Removes">The event itself goes.</param>
/// <param name="Fields">The fields to set; none for all.</param>
/// <param name="Filters">A line must hold one of these; none for all lines.</param>
public sealed record TableOptions(bool Copies, int Titles, bool Several, bool HasNoTitles, bool Removes, ImmutableArray<string> Fields, ImmutableArray<string> Filters);
