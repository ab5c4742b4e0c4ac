using System.Collections.Immutable;

namespace SplCompiler.Testing;

/// <summary>What a test case expects of its search.</summary>
public abstract record Expectation;

/// <summary>These rows, and no others.</summary>
/// <param name="Rows">Field names with their values; a field that is not listed must be absent, unless its name begins with <c>_</c>. A null value says that the field must be absent.</param>
/// <param name="IsOrdered">True when the order counts.</param>
public sealed record RowsExpectation(ImmutableArray<ImmutableDictionary<string, TestValue?>> Rows, bool IsOrdered) : Expectation;

/// <summary>So many rows, whatever they are.</summary>
public sealed record CountExpectation(int Count) : Expectation;

/// <summary>So many rows or more.</summary>
public sealed record AtLeastExpectation(int Count) : Expectation;

/// <summary>No row.</summary>
public sealed record NoneExpectation : Expectation;

/// <summary>The search is refused when it is compiled, with at least one error.</summary>
public sealed record ErrorExpectation : Expectation;
