namespace SplCompiler.Runtime;

/// <summary>Answers questions to the domain name system. Used by all workers at once.</summary>
public interface INameResolver
{
    /// <summary>The name of an address, or null when it has none or nobody answered.</summary>
    string? NameOf(string address);

    /// <summary>The addresses of a name, in the order of the answer; none when it has none or nobody answered.</summary>
    IReadOnlyList<string> AddressesOf(string name);
}
