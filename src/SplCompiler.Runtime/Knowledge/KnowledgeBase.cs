using System.Collections.Immutable;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>The field knowledge of one worker: finds the profile of an event and remembers it.</summary>
internal sealed class KnowledgeBase
{
    // Hosts are many only where a host stanza exists; then a run over data of many hosts must not keep them all.
    private const int MaxProfiles = 10_000;

    private readonly SlotMap _slots;
    private readonly ImmutableArray<BoundStanza> _stanzas;
    private readonly Dictionary<string, KnowledgeProfile> _profiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnowledgeProfile>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private HashSet<string>? _defined;
    private char[] _key = new char[1024];
    private KnowledgeProfile? _last;
    private readonly NameBuffer _lastKey = new();
    private int _lastSourceLength;
    private int _lastTypeLength;

    public KnowledgeBase(ImmutableArray<KnowledgeStanza> stanzas, SlotMap slots)
    {
        _slots = slots;
        _stanzas = [.. stanzas.Select(stanza => new BoundStanza(new StanzaPattern(stanza.Name), stanza.Bind(slots))
        {
            Extractions = [.. stanza.Extractions.Select(rule => new BoundExtraction(rule, slots[rule.Source]))],
            NamedExtractions = stanza.NamedExtractions,
            Mode = stanza.Mode,
            Time = stanza.Time,
        })];
        HasTimes = _stanzas.Any(stanza => stanza.Time is not null);
        HasExtractions = _stanzas.Any(stanza => !stanza.Extractions.IsEmpty);
        DependsOnHost = _stanzas.Any(stanza => stanza.Pattern.Scope == StanzaScope.Host);
        _lookup = _profiles.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool IsEmpty => _stanzas.IsEmpty;

    /// <summary>True when any stanza finds fields in text.</summary>
    public bool HasExtractions { get; }

    /// <summary>True when any stanza says how the time of an event is found.</summary>
    public bool HasTimes { get; }

    /// <summary>True when an extraction, an alias or a calculated field of any stanza may give the field.</summary>
    public bool Defines(string field)
    {
        _defined ??= [.. _stanzas.SelectMany(stanza =>
            stanza.Definitions.Select(definition => definition.Field).Concat(stanza.Extractions.SelectMany(extraction => extraction.Rule.Fields)))];
        return _defined.Contains(field);
    }

    /// <summary>True when stanzas are chosen by host.</summary>
    public bool DependsOnHost { get; }

    /// <summary>The profile of the events of this source, sourcetype and, where it counts, host. Allocates for the first of them only.</summary>
    public KnowledgeProfile ProfileOf(ReadOnlySpan<byte> source, ReadOnlySpan<byte> sourceType, ReadOnlySpan<byte> host)
    {
        if (_last is not null && IsLast(source, sourceType, host))
            return _last;

        _last = Find(source, sourceType, host);
        _lastKey.Clear();
        _lastKey.Append(source);
        _lastKey.Append(sourceType);
        _lastKey.Append(host);
        (_lastSourceLength, _lastTypeLength) = (source.Length, sourceType.Length);
        return _last;
    }

    /// <summary>Neighbouring events are mostly of one kind.</summary>
    private bool IsLast(ReadOnlySpan<byte> source, ReadOnlySpan<byte> sourceType, ReadOnlySpan<byte> host)
    {
        ReadOnlySpan<byte> last = _lastKey.Bytes;
        return source.Length == _lastSourceLength && sourceType.Length == _lastTypeLength &&
            last.Length == source.Length + sourceType.Length + host.Length && last.StartsWith(source) &&
            last[source.Length..].StartsWith(sourceType) && last.EndsWith(host);
    }

    private KnowledgeProfile Find(ReadOnlySpan<byte> source, ReadOnlySpan<byte> sourceType, ReadOnlySpan<byte> host)
    {
        int room = source.Length + sourceType.Length + host.Length + 2;
        if (_key.Length < room)
            _key = new char[room * 2];

        int sourceEnd = Encoding.UTF8.GetChars(source, _key);
        _key[sourceEnd] = '\0';
        int typeEnd = sourceEnd + 1 + Encoding.UTF8.GetChars(sourceType, _key.AsSpan(sourceEnd + 1));
        _key[typeEnd] = '\0';
        int hostEnd = typeEnd + 1 + Encoding.UTF8.GetChars(host, _key.AsSpan(typeEnd + 1));

        ReadOnlySpan<char> key = _key.AsSpan(0, hostEnd);
        return _lookup.TryGetValue(key, out KnowledgeProfile? profile)
            ? profile
            : Build(key.ToString(), new string(_key, 0, sourceEnd), new string(_key, sourceEnd + 1, typeEnd - sourceEnd - 1), new string(_key, typeEnd + 1, hostEnd - typeEnd - 1));
    }

    private KnowledgeProfile Build(string key, string source, string sourceType, string host)
    {
        var profile = new KnowledgeProfile(_stanzas.Where(stanza => stanza.Pattern.Matches(source, sourceType, host)), _slots);
        if (_profiles.Count >= MaxProfiles)
            _profiles.Clear();
        _profiles.Add(key, profile);
        return profile;
    }
}
