using System.Collections.Concurrent;

namespace SplCompiler.Runtime;

/// <summary>The lookup <c>dnslookup</c>, answered by a resolver: <c>clientip</c> gives <c>clienthost</c> and the other way round. Each question is asked once a run.</summary>
/// <remarks>Source: Knowledge Manager Manual, "Configure external lookups": external_lookup.py.</remarks>
public sealed class NameTable(INameResolver resolver) : ILookupTable
{
    private const string Address = "clientip";
    private const string Name = "clienthost";

    // Workers that ask the same at once wait for one answer.
    private readonly ConcurrentDictionary<(bool IsAddress, string Text), Lazy<IReadOnlyList<string>>> _known = new();

    public LookupRules Rules => LookupRules.Exact;

    public IReadOnlyList<string> Columns { get; } = [Name, Address];

    /// <summary>None: nobody lists the domain name system.</summary>
    public IEnumerable<OpenFields> Rows => [];

    public OpenFields? Match(ReadOnlySpan<string> columns, ReadOnlySpan<SplValue> keys)
    {
        int address = columns.IndexOf(Address), name = columns.IndexOf(Name);
        if (address < 0 && name < 0)
            return null;
        var fields = new FieldCollector();
        bool isAddress = address >= 0;
        SplValue asked = keys[isAddress ? address : name];
        for (int i = 0; i < asked.Count; i++)
        {
            string text = asked[i].Text!;
            foreach (string answer in Ask(isAddress, text))
            {
                // With both as keys the answer must be the other one.
                if (isAddress && name >= 0 && !Holds(keys[name], answer))
                    continue;
                fields.Add(Address, isAddress ? text : answer);
                fields.Add(Name, isAddress ? answer : text);
            }
        }

        return fields.Count == 0 ? null : fields.ToOpenFields();
    }

    private IReadOnlyList<string> Ask(bool isAddress, string text) => _known.GetOrAdd((isAddress, text), question => new Lazy<IReadOnlyList<string>>(() =>
        !question.IsAddress ? resolver.AddressesOf(question.Text) : resolver.NameOf(question.Text) is { } name ? [name] : [])).Value;

    private static bool Holds(SplValue values, string text)
    {
        for (int i = 0; i < values.Count; i++)
        {
            if (string.Equals(values[i].Text, text, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
