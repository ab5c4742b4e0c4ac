namespace SplCompiler.Runtime;

/// <summary>Takes the tables that <c>outputlookup</c> writes in a run.</summary>
public interface ILookupWriter
{
    /// <summary>Takes the rows of one command, all of them. Called by one thread after another, in the order of rules.</summary>
    void Write(LookupWrite write, IReadOnlyList<OpenFields> rows);
}

/// <summary>A run that writes no tables.</summary>
public sealed class NoLookupWriter : ILookupWriter
{
    public static NoLookupWriter Instance { get; } = new();

    public void Write(LookupWrite write, IReadOnlyList<OpenFields> rows)
    {
    }
}
