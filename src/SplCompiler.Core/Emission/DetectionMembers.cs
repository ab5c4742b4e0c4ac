
namespace SplCompiler.Emission;

/// <summary>The members that the stages of one detection ask for: slots, constants, state. Each is asked for by content and made once.</summary>
public sealed class DetectionMembers
{
    private readonly NameScope _names;
    private readonly Dictionary<string, string> _slots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _statics = new(StringComparer.Ordinal);
    private readonly HashSet<string> _computed = new(StringComparer.Ordinal);
    private readonly List<string> _wildcards = [];

    private readonly Func<string, PatternTranslation?>? _patterns;
    private readonly Dictionary<string, string> _generatedRegexes = new(StringComparer.Ordinal);

    /// <summary>The commands that a comment in the class quotes whole.</summary>
    internal HashSet<string> Quoted { get; } = new(StringComparer.Ordinal);

    /// <param name="names">The names that the class has already.</param>
    /// <param name="patterns">The .NET patterns that are compiled with the class; null when all are made at run time.</param>
    public DetectionMembers(NameScope names, Func<string, PatternTranslation?>? patterns = null) => (_names, _patterns) = (names, patterns);

    /// <summary>Methods that the C# compiler writes the bodies of, with their attributes.</summary>
    public List<(string Attribute, string Method)> GeneratedRegexes { get; } = [];

    /// <summary>Field name and the member that holds its slot, in order of first use.</summary>
    public List<(string Field, string Member)> Slots { get; } = [];

    /// <summary>Wildcards that reach an open event.</summary>
    public IReadOnlyList<string> Wildcards => _wildcards;

    /// <summary>Declarations of constants, in order of first use.</summary>
    public List<string> Statics { get; } = [];

    /// <summary>The patterns that are matched while the detection runs, in order of first use.</summary>
    public List<PatternUse> Patterns { get; } = [];

    /// <summary>Declarations of state: <c>private readonly GroupTable&lt;Key, Group&gt; _groups = new();</c>.</summary>
    public List<string> State { get; } = [];

    /// <summary>Nested types, each a block of text.</summary>
    public List<string> Types { get; } = [];

    /// <summary>Searches inside the search, in the order in which their code was finished: an inner one before the one around it.</summary>
    internal List<NestedSearch> Searches { get; } = [];

    /// <summary>The members that hold the parameters of the template of a <c>map</c> while it runs.</summary>
    internal Dictionary<string, string> Parameters { get; } = new(StringComparer.Ordinal);

    /// <summary>The C# that gives the rows of subsearches that were written already; the same plan object is the same subsearch.</summary>
    internal Dictionary<Planning.Plan, string> Subsearches { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The state that workers merge and a checkpoint writes: members with Merge, Save and Restore.</summary>
    public List<string> MergedState { get; } = [];

    /// <summary>The last table of groups with a time in its key, and the member of the key.</summary>
    internal (string Table, string KeyMember)? TimedGroups { get; set; }

    /// <summary>The fields that are read with what apps compute of them.</summary>
    public IReadOnlySet<string> Computed => _computed;

    /// <summary>The slot of a field of which only the event's own value is read.</summary>
    public string OwnSlot(string field) => SlotMember(field);

    public string Slot(string field)
    {
        _computed.Add(field);
        return SlotMember(field);
    }

    private string SlotMember(string field)
    {
        if (!_slots.TryGetValue(field, out string? member))
        {
            member = _names.Unique("_" + Identifiers.Local(field));
            _slots.Add(field, member);
            Slots.Add((field, member));
        }

        return member;
    }

    public void Wildcard(string wildcard)
    {
        if (!_wildcards.Contains(wildcard, StringComparer.Ordinal))
            _wildcards.Add(wildcard);
    }

    /// <summary>A constant of a runtime type; the same content gives the same member.</summary>
    public string Static(string type, string meaning, string initializer)
    {
        string content = $"{type} {initializer}";
        if (!_statics.TryGetValue(content, out string? member))
        {
            member = _names.Unique("s_" + meaning);
            _statics.Add(content, member);
            Statics.Add($"private static readonly {type} {member} = {initializer};");
        }

        return member;
    }

    /// <summary>A constant pattern; the engine that finds groups is compiled with the class where that is possible.</summary>
    /// <param name="pattern">PCRE.</param>
    /// <param name="meaning">The wished name.</param>
    /// <param name="cuts">True when groups or the end of a match matter, not just whether there is one.</param>
    /// <param name="required">The C# of further arguments.</param>
    public string Regex(string pattern, string meaning, bool cuts, string required = "")
    {
        var use = new PatternUse(pattern, cuts);
        if (!Patterns.Contains(use))
            Patterns.Add(use);
        string generated = "";
        if (_patterns?.Invoke(pattern) is { } translation && (cuts || !translation.AllowsNonBacktracking))
        {
            if (!_generatedRegexes.TryGetValue(pattern, out string? method))
            {
                method = _names.Unique(char.ToUpperInvariant(meaning[0]) + meaning[1..] + "Regex");
                _generatedRegexes.Add(pattern, method);
                GeneratedRegexes.Add(($"[GeneratedRegex({CSharpText.Literal(translation.DotNet)}, RegexOptions.CultureInvariant, {RuntimeNames.SplRegexMilliseconds})]", $"private static partial Regex {method}();"));
            }

            generated = $", {method}()";
        }

        return Static("SplRegex", meaning, $"SplRegex.Create({CSharpText.Literal(pattern)}{generated}{required})");
    }

    /// <summary>Writes the methods of <see cref="GeneratedRegexes"/>.</summary>
    internal void WriteGeneratedRegexes(CodeWriter w)
    {
        foreach ((string attribute, string method) in GeneratedRegexes)
        {
            w.Line();
            w.Line(attribute);
            w.Line(method);
        }
    }

    /// <summary>The C# of a time that is the same for the whole run, computed at its first use; the same content gives the same member.</summary>
    public string TimeOfRun(string meaning, string computation)
    {
        if (!_statics.TryGetValue(computation, out string? member))
        {
            member = _names.Unique("_" + meaning);
            _statics.Add(computation, member);
            State.Add($"private SplTime? {member};");
        }

        return $"({member} ??= {computation})";
    }

    /// <summary>A name for a nested type or a state member.</summary>
    public string Unique(string name) => _names.Unique(name);
}
