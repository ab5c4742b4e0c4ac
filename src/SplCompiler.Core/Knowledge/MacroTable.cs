using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SplCompiler.Knowledge;

/// <summary>
/// The macros of all apps. A macro whose name holds <c>*</c>, such as <c>*_filter</c>, declares a family: every name that
/// fits and that nobody defines otherwise has its definition.
/// </summary>
public sealed class MacroTable
{
    private readonly FrozenDictionary<string, Macro> _macros;
    private readonly ImmutableArray<Macro> _families;
    private readonly KnowledgeUse? _use;

    private MacroTable(MacroTable other, KnowledgeUse? use) => (_macros, _families, _use) = (other._macros, other._families, use);

    /// <param name="macros">Strongest first: of two with the same identity the first holds.</param>
    public MacroTable(IEnumerable<Macro> macros)
    {
        var exact = new Dictionary<string, Macro>(StringComparer.Ordinal);
        var families = ImmutableArray.CreateBuilder<Macro>();
        foreach (Macro macro in macros)
        {
            if (macro.Name.Contains('*'))
                families.Add(macro);
            else
                exact.TryAdd(macro.Signature, macro);
        }

        _macros = exact.ToFrozenDictionary(StringComparer.Ordinal);
        _families = families.ToImmutable();
    }

    public static MacroTable Empty { get; } = new([]);

    /// <summary>The names of all macros, each once, ordinal, without families.</summary>
    public IEnumerable<string> Names => All.Where(macro => !macro.Name.Contains('*')).Select(macro => macro.Name).Distinct().Order(StringComparer.Ordinal);

    /// <summary>All macros, by signature, families last.</summary>
    public IEnumerable<Macro> All => Noted(_macros, KnowledgeSubject.MacroNames).Values.OrderBy(macro => macro.Signature, StringComparer.Ordinal).Concat(_families);

    /// <summary>The macro of this name with this number of arguments, or null.</summary>
    public Macro? Find(string name, int arity) =>
        Noted(_macros, KnowledgeSubject.Macro, Macro.SignatureOf(name, arity)).GetValueOrDefault(Macro.SignatureOf(name, arity))
        ?? _families.FirstOrDefault(family => family.Arguments.Length == arity && Fits(family.Name, name));

    /// <summary>The numbers of arguments that macros of this name take, ascending; empty when there is none.</summary>
    public ImmutableArray<int> Arities(string name) =>
        [.. All.Where(macro => macro.Name == name || Fits(macro.Name, name)).Select(macro => macro.Arguments.Length).Distinct().Order()];

    /// <summary>The same table, which writes down what it is asked.</summary>
    internal MacroTable Observed(KnowledgeUse? use) => new(this, use);

    private T Noted<T>(T answer, KnowledgeSubject subject, string name = "")
    {
        _use?.Add(subject, name);
        return answer;
    }

    private static bool Fits(string family, string name)
    {
        int star = family.IndexOf('*', StringComparison.Ordinal);
        return star >= 0 && name.Length >= family.Length
            && name.StartsWith(family[..star], StringComparison.Ordinal)
            && name.EndsWith(family[(star + 1)..], StringComparison.Ordinal);
    }
}
