using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SplCompiler.Diagnostics;

namespace SplCompiler.Knowledge;

/// <summary>What all apps together know: macros, and how events get their fields.</summary>
/// <remarks>The user's apps in the order given, then what SplCompiler ships; setting by setting the first one holds.</remarks>
public sealed record KnowledgeBase
{
    public MacroTable Macros { get; private init; } = MacroTable.Empty;

    public ImmutableArray<PropsStanza> Props
    {
        get => Noted(field, KnowledgeSubject.Everything);
        private init;
    } = [];

    /// <summary>transforms.conf, raw.</summary>
    public ImmutableArray<ConfStanza> Transforms
    {
        get => Noted(field, KnowledgeSubject.Everything);
        private init;
    } = [];

    private ImmutableDictionary<string, LookupDefinition> _lookups = ImmutableDictionary<string, LookupDefinition>.Empty;

    private ImmutableDictionary<string, string> _tables = ImmutableDictionary<string, string>.Empty;

    /// <summary>The names of all lookups and tables.</summary>
    public IEnumerable<string> LookupNames => Noted(_lookups.Keys.Concat(_tables.Keys), KnowledgeSubject.LookupNames);

    /// <summary>The lookup of this name: a definition, or the file of a table. Null when no app has it.</summary>
    public LookupDefinition? FindLookup(string name)
    {
        LookupDefinition? lookup = Noted(_lookups, KnowledgeSubject.Lookup, name).GetValueOrDefault(name);
        if (lookup is { IsGiven: true })
            return lookup;
        if (lookup is null && !_tables.ContainsKey(name))
            return null;
        lookup ??= new LookupDefinition(name, _tables[name]) { FileName = name };
        string? file = lookup.FileName ?? (lookup.IsCollection || lookup.AsksNames ? CollectionFile(name) : null);
        return file is null || _tables.GetValueOrDefault(file) is not { } path
            ? lookup with { IsAsked = AsksNetwork && lookup.AsksNames }
            : lookup with { Path = path, Columns = LookupHeader.Read(path) };
    }

    /// <summary>True when the run has a folder for the tables of <c>outputlookup</c>.</summary>
    public bool WritesLookups { get; private init; }

    /// <summary>Where <c>outputlookup</c> writes for a name: the file of a definition, or the name itself when it is that of a file. Null when it is neither.</summary>
    public OutputTable? FindOutput(string name)
    {
        if (_lookups.GetValueOrDefault(name) is not { } lookup)
            return IsFileName(name) ? new OutputTable(name) : null;
        string? file = lookup.FileName ?? (lookup.IsCollection ? CollectionFile(name) : null);
        return new OutputTable(file is not null && IsFileName(file) ? file : "") { IsCollection = lookup.IsCollection, Columns = lookup.IsCollection ? lookup.Columns : [] };
    }

    private static string CollectionFile(string name) => name + ".csv";

    private static bool IsFileName(string name) =>
        (name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase)) &&
        name[0] != '.' && name.IndexOfAny(['/', '\\', '\0', ':']) < 0;

    /// <summary>The same knowledge with a folder that <c>outputlookup</c> writes to. The tables that are in it are stronger than those of apps.</summary>
    public KnowledgeBase WithOutput(string folder) => this with
    {
        WritesLookups = true,
        _tables = _tables.SetItems(WithPlainNames(SplunkApp.TablesIn(folder)).Select(table => KeyValuePair.Create(table.Name, table.Path))),
    };

    /// <summary>A table of an app that lies in the folder; null when there is none.</summary>
    public string? TableIn(string folder)
    {
        string full = RealPath(folder);
        return _tables.Values.FirstOrDefault(path => File.Exists(path) && RealPath(Path.GetDirectoryName(Path.GetFullPath(path))!) == full);
    }

    private static string RealPath(string folder)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return Directory.Exists(full) && Directory.ResolveLinkTarget(full, returnFinalTarget: true) is { } target ? Path.TrimEndingDirectorySeparator(target.FullName) : full;
    }

    /// <summary>
    /// How TERM() is read. False: it finds every token of the index, pieces between minor breakers among them, as
    /// segmenters.conf defines them. True: only whole runs between major breakers, as the Search Manual puts it.
    /// </summary>
    public bool TermsAreWholeRuns { get; init; }

    /// <summary>True when the run has geographic data for <c>iplocation</c>.</summary>
    public bool HasLocations { get; init; }

    /// <summary>True when lookups of names may ask the network.</summary>
    public bool AsksNetwork { get; init; }

    public ImmutableArray<EventType> EventTypes
    {
        get => Noted(field, KnowledgeSubject.EventTypes);
        private init;
    } = [];

    public ImmutableArray<EventTag> Tags
    {
        get => Noted(field, KnowledgeSubject.Tags);
        private init;
    } = [];

    /// <summary>The names of all data models.</summary>
    public IEnumerable<string> DataModelNames => Noted(_dataModels, KnowledgeSubject.DataModelNames).Value.Select(model => model.Name);

    /// <summary>The data model of this name, or null.</summary>
    public DataModel? FindDataModel(string name) =>
        Noted(_dataModels, KnowledgeSubject.DataModel, name).Value.FirstOrDefault(model => model.Name == name);

    private Lazy<ImmutableArray<DataModel>> _dataModels = new([]);

    public ImmutableArray<Diagnostic> Diagnostics { get; private init; } = [];

    /// <summary>64 hexadecimal digits that change when any file of any app, or their order, changes: part of a cache key.</summary>
    public string ContentKey { get; private init; } = "";

    // Asked again and again for the same few fields while a pack is compiled.
    private readonly ConcurrentDictionary<KnowledgeQuestion, bool> _derived = new();

    /// <summary>An answer that <paramref name="compute"/> derives from this knowledge, kept. It is noted as used, not what it is made of.</summary>
    internal bool Derived(KnowledgeQuestion question, Func<KnowledgeQuestion, KnowledgeBase, bool> compute) =>
        Noted(_derived, question.Subject, question.Name).GetOrAdd(question, compute, Unobserved);

    // What is asked of this knowledge; null when nobody wants to know.
    private KnowledgeUse? _use;

    private KnowledgeBase Unobserved => _use is null ? this : this with { _use = null, Macros = Macros.Observed(null) };

    /// <summary>The same knowledge, which writes down what it is asked.</summary>
    public KnowledgeBase Observed(KnowledgeUse use) => this with { _use = use, Macros = Macros.Observed(use) };

    private T Noted<T>(T answer, KnowledgeSubject subject, string name = "")
    {
        _use?.Add(subject, name);
        return answer;
    }

    /// <summary>Nothing at all.</summary>
    public static KnowledgeBase Empty { get; } = new();

    /// <summary>Only what SplCompiler ships.</summary>
    public static KnowledgeBase BuiltIn { get; } = Load([]);

    /// <summary>Loads apps, strongest first, and the built-in one behind them.</summary>
    public static KnowledgeBase Load(IEnumerable<string> appDirectories, bool withBuiltIn = true)
    {
        List<SplunkApp> apps = [.. appDirectories.Select(SplunkApp.Load)];
        if (withBuiltIn)
            apps.Add(SplunkApp.LoadBuiltIn());

        var diagnostics = apps.SelectMany(app => app.Diagnostics).ToList();
        ImmutableArray<ConfStanza> props = ConfStanza.Layer(apps.Select(app => app.Props.AsEnumerable()));
        ImmutableArray<ConfStanza> transforms = ConfStanza.Layer(apps.Select(app => app.Transforms.AsEnumerable()));
        string keys = string.Join('\n', apps.Select(app => app.ContentKey));
        var knowledge = new KnowledgeBase
        {
            Macros = new MacroTable(apps.SelectMany(app => app.Macros)),
            Props = Ordered([.. props.Select(stanza => PropsStanza.Read(stanza, transforms, diagnostics))]),
            Transforms = transforms,
            _lookups = Lookups(transforms, apps, diagnostics),
            _tables = Tables(apps),
            EventTypes = EventTypeReader.EventTypes(ConfStanza.Inherit(ConfStanza.Layer(apps.Select(app => app.EventTypes.AsEnumerable()))), diagnostics),
            Tags = EventTypeReader.Tags(ConfStanza.Layer(apps.Select(app => app.Tags.AsEnumerable())), diagnostics),
            _dataModels = new(() => [.. apps.SelectMany(app => app.DataModels.Value).DistinctBy(model => model.Name)]),
            ContentKey = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(keys))),
        };
        diagnostics.AddRange(knowledge.Props.SelectMany(stanza => stanza.Lookups).Where(lookup => knowledge.FindLookup(lookup.Table) is null or { LacksFile: true }).Select(MissingTable));
        diagnostics.AddRange(EventTypeCycles.Of(knowledge.EventTypes));
        diagnostics.AddRange(LookupColumns.Check(knowledge._lookups.Values.Where(LookupColumns.HasNames).OrderBy(lookup => lookup.DefinedAt, StringComparer.Ordinal).Select(lookup => knowledge.FindLookup(lookup.Name)!)));
        return knowledge with { Diagnostics = [.. diagnostics] };
    }

    private static Diagnostic MissingTable(AutomaticLookup lookup) => new(
        Descriptors.InvalidConf, $"the automatic lookup at {lookup.DefinedAt} matches nothing: no app has `{lookup.Table}` or its table",
        FileSpan.WholeFile(lookup.DefinedAt), "its fields are missing")
    {
        Help = ["give the app that has it with --app DIR"],
    };

    /// <summary>Stanzas are layered setting by setting, what is built in the weakest; a YAML file is a whole lookup.</summary>
    private static ImmutableDictionary<string, LookupDefinition> Lookups(ImmutableArray<ConfStanza> transforms, List<SplunkApp> apps, List<Diagnostic> diagnostics)
    {
        List<LookupDefinition> stanzas = [.. transforms.Select(stanza => LookupReader.Read(stanza, diagnostics)).OfType<LookupDefinition>()];
        return stanzas.Where(lookup => !IsBuiltIn(lookup)).Concat(apps.SelectMany(app => app.Lookups)).Concat(stanzas.Where(IsBuiltIn))
            .DistinctBy(lookup => lookup.Name).ToImmutableDictionary(lookup => lookup.Name, StringComparer.Ordinal);

        static bool IsBuiltIn(LookupDefinition lookup) => KnowledgeBase.IsBuiltIn(lookup.DefinedAt);
    }

    private static bool IsBuiltIn(string definedAt) => definedAt.StartsWith("knowledge/", StringComparison.Ordinal);

    /// <summary>Stanzas, the strongest of each kind first: by priority, then by name, what is built in behind all.</summary>
    private static ImmutableArray<PropsStanza> Ordered(ImmutableArray<PropsStanza> props) =>
    [
        .. props.Where(stanza => !IsBuiltIn(stanza.DefinedAt)).OrderByDescending(stanza => stanza.Priority).ThenBy(stanza => stanza.Name, StringComparer.Ordinal),
        .. props.Where(stanza => IsBuiltIn(stanza.DefinedAt)),
    ];

    /// <summary>A compressed table also goes by the name without .gz.</summary>
    private static ImmutableDictionary<string, string> Tables(List<SplunkApp> apps) => WithPlainNames(apps.SelectMany(app => app.Tables))
        .DistinctBy(table => table.Name).ToImmutableDictionary(table => table.Name, table => table.Path, StringComparer.Ordinal);

    private static IEnumerable<(string Name, string Path)> WithPlainNames(IEnumerable<(string Name, string Path)> tables) => tables
        .SelectMany(table => table.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? [table, (table.Name[..^3], table.Path)] : (IEnumerable<(string Name, string Path)>)[table]);

    /// <summary>The same knowledge with tables that a test brings, under the names of lookups or as files.</summary>
    public KnowledgeBase WithLookups(IEnumerable<string> names) => this with
    {
        _lookups = _lookups.SetItems(names.Select(name => KeyValuePair.Create(name, (_lookups.GetValueOrDefault(name) ?? new LookupDefinition(name, "test")) with { IsGiven = true, Columns = [] }))),
    };

    /// <summary>The same knowledge with macros that come before those of all apps: those of a test case.</summary>
    public KnowledgeBase WithMacros(IEnumerable<Macro> macros)
    {
        ImmutableArray<Macro> added = [.. macros];
        string keys = ContentKey + string.Concat(added.Select(macro => $"\n{macro.Signature} {macro.IsEval} {string.Join(',', macro.Arguments)} {macro.Definition.Text}"));
        return this with
        {
            Macros = new MacroTable([.. added, .. Macros.All]),
            ContentKey = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(keys))),
        };
    }
}
