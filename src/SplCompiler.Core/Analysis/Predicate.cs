using System.Collections.Immutable;
using SplCompiler.Diagnostics;

namespace SplCompiler.Analysis;

/// <summary>One test of a field by a rule.</summary>
public sealed record Predicate
{
    /// <summary>The number of the stage it stands in.</summary>
    public required string Stage { get; init; }

    /// <summary>What is tested, as the rule names it: a field, or an expression such as <c>len(process)</c>.</summary>
    public required string Field { get; init; }

    /// <summary>The field of events that the value comes from, through <c>eval</c>, <c>rename</c>, <c>stats</c> and data models; <see cref="Field"/> where it is computed.</summary>
    public required string Origin { get; init; }

    /// <summary>True when a command of the rule computes the value, such as a count.</summary>
    public bool IsComputed { get; init; }

    public required PredicateKind Kind { get; init; }

    /// <summary>The operator or function: <c>=</c>, <c>!=</c>, <c>IN</c>, <c>match</c>, <c>&lt;</c>.</summary>
    public required string Operator { get; init; }

    /// <summary>What it is tested with; empty for <see cref="PredicateKind.Exists"/>.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>False when what it is tested with is known at run time only; <see cref="Values"/> then holds expressions.</summary>
    public bool IsLiteral { get; init; } = true;

    /// <summary>True when upper and lower case are the same.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>True when a row fits because the test fails: an odd number of <c>NOT</c> and <c>!=</c> stands over it.</summary>
    public bool IsNegated { get; init; }

    public PredicateUse Use { get; init; }

    /// <summary>The macros that it came through, the one that the rule calls first.</summary>
    public ImmutableArray<string> Macros { get; init; } = [];

    /// <summary>The place in the rule file.</summary>
    public FileSpan Place { get; init; }

    /// <summary>True when it says where events come from rather than what is in them; the number of an event does so where a macro of a source names it.</summary>
    public bool IsSource => Origin is "source" or "sourcetype" or "index" or "host" or "splunk_server" or "eventtype" or "tag" or "Channel" or "nodename"
        || (!Macros.IsEmpty && EventPossibility.IsNumber(Origin));

    /// <summary>The kind as reports write it: <c>eq</c>.</summary>
    public string KindName => Kind.ToString().ToLowerInvariant();
}
