using System.Collections.Immutable;
using SplCompiler.Syntax;

namespace SplCompiler.Analysis;

/// <summary>The structure of a condition over predicates and search terms.</summary>
public abstract record ConditionNode;

/// <summary>AND, OR or XOR.</summary>
public sealed record ConditionGroup(Logical Operator, ImmutableArray<ConditionNode> Parts) : ConditionNode;

/// <summary>NOT.</summary>
public sealed record ConditionNot(ConditionNode Part) : ConditionNode;

/// <summary>A predicate. <see cref="Predicate.IsNegated"/> is what the NOTs above it make of it.</summary>
public sealed record ConditionPredicate(Predicate Predicate) : ConditionNode;

/// <summary>A search term.</summary>
public sealed record ConditionTerm(SearchTermUse Term) : ConditionNode;

/// <summary>Anything else, in the words of the plan: a subsearch, true, false.</summary>
public sealed record ConditionText(string Text) : ConditionNode;
