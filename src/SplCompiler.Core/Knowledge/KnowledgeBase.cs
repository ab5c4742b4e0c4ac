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

    public ImmutableArray<PropsStanza> Props { get; private init; } = [];

    /// <summary>transforms.conf, raw.</summary>
    public ImmutableArray<ConfStanza> Transforms { get; private init; } = [];

    public ImmutableArray<EventType> EventTypes { get; private init; } = [];

    public ImmutableArray<EventTag> Tags { get; private init; } = [];

    /// <summary>Data models, each name once.</summary>
    public IEnumerable<DataModel> DataModels => _dataModels.Value;

    private Lazy<ImmutableArray<DataModel>> _dataModels = new([]);

    public ImmutableArray<Diagnostic> Diagnostics { get; private init; } = [];

    /// <summary>64 hexadecimal digits that change when any file of any app, or their order, changes: part of a cache key.</summary>
    public string ContentKey { get; private init; } = "";

    // Asked again and again for the same few fields while a pack is compiled.
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, bool> _verbatim = new(StringComparer.Ordinal);

    internal bool VerbatimField(string field, Func<string, bool> compute) => _verbatim.GetOrAdd(field, compute);

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
        string keys = string.Join('\n', apps.Select(app => app.ContentKey));
        return new KnowledgeBase
        {
            Macros = new MacroTable(apps.SelectMany(app => app.Macros)),
            Props = [.. props.Select(stanza => PropsStanza.Read(stanza, diagnostics))],
            Transforms = ConfStanza.Layer(apps.Select(app => app.Transforms.AsEnumerable())),
            EventTypes = EventTypeReader.EventTypes(ConfStanza.Inherit(ConfStanza.Layer(apps.Select(app => app.EventTypes.AsEnumerable()))), diagnostics),
            Tags = EventTypeReader.Tags(ConfStanza.Layer(apps.Select(app => app.Tags.AsEnumerable())), diagnostics),
            _dataModels = new(() => [.. apps.SelectMany(app => app.DataModels.Value).DistinctBy(model => model.Name)]),
            ContentKey = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(keys))),
            Diagnostics = [.. diagnostics],
        };
    }

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
