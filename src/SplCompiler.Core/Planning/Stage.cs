using System.Collections.Immutable;
using SplCompiler.Emission;
using SplCompiler.Rules;

namespace SplCompiler.Planning;

/// <summary>One step of a plan: rows in, rows out, both with a schema. Each command defines its own.</summary>
public abstract record Stage
{
    /// <summary>The rows that come in.</summary>
    public required Schema Input { get; init; }

    /// <summary>The rows that go out.</summary>
    public required Schema Output { get; init; }

    /// <summary>The SPL it came from.</summary>
    public SourceSpan Source { get; init; }

    /// <summary>The answer depends on the order of rows: events are brought into Splunk's order (newest first) before it.</summary>
    public virtual bool NeedsOrder => false;

    /// <summary>A search inside one of its expressions looks at events: it is only known when all of them were seen, so rows wait.</summary>
    public bool WaitsForSearch => Expressions.Any(expression => expression.Searches().Any(search => search.ReadsEvents));

    /// <summary>Rows of events are stored, and put into order, before it.</summary>
    public bool WaitsForEvents => NeedsOrder || WaitsForSearch;

    /// <summary>The fields that it writes: from here on their name means another value.</summary>
    public virtual IEnumerable<string> Defines => [];

    /// <summary>The stage stores rows: what follows it runs in a later loop.</summary>
    public virtual bool StoresRows => false;

    /// <summary>The expressions it evaluates on its input.</summary>
    public virtual ImmutableArray<Expression> Expressions => [];

    /// <summary>The same stage over rewritten expressions, as many as <see cref="Expressions"/> has.</summary>
    public virtual Stage WithExpressions(ImmutableArray<Expression> expressions) => this;

    /// <summary>The searches inside it, in the order in which they stand there, without those of its expressions.</summary>
    public virtual ImmutableArray<Plan> Searches => [];

    /// <summary>The same stage over rewritten searches, as many as <see cref="Searches"/> has.</summary>
    public virtual Stage WithSearches(ImmutableArray<Plan> searches) => this;

    /// <summary>The input fields that are read when the rest of the rule reads <paramref name="output"/>.</summary>
    public abstract FieldNeeds Needs(FieldNeeds output);

    /// <summary>The stage without work whose results nobody reads; null when nothing is left of it.</summary>
    public virtual Stage? Prune(FieldNeeds output) => this;

    /// <summary>Writes the code of this stage for the current row, then calls <paramref name="next"/> to write the code of the stages behind it.</summary>
    public abstract void Emit(StageEmitter emit, Action next);

    /// <summary>The stage in the words of the plan, one line.</summary>
    public abstract override string ToString();
}
