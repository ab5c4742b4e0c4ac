using System.Collections.Immutable;
using System.Globalization;
using SplCompiler.Diagnostics;

namespace SplCompiler.Knowledge;

/// <summary>What one stanza of props.conf says about the fields of its events.</summary>
/// <remarks>Source: Admin Manual, "props.conf"; Knowledge Manager Manual, "The sequence of search-time operations".</remarks>
/// <param name="Name">A source type, <c>source::...</c>, <c>host::...</c> or <c>default</c>, as written.</param>
/// <param name="DefinedAt">File and line.</param>
/// <param name="Aliases">FIELDALIAS-, in file order. An alias sees extracted fields.</param>
/// <param name="Evals">EVAL-, in file order. An expression sees aliases but no other expression.</param>
/// <param name="Settings">Every other setting (KV_MODE …), raw.</param>
public sealed record PropsStanza(
    string Name, string DefinedAt, ImmutableArray<FieldAlias> Aliases, ImmutableArray<FieldFormula> Evals, ImmutableArray<ConfSetting> Settings)
{
    /// <summary>EXTRACT- and REPORT-, in the order in which they act.</summary>
    public ImmutableArray<FieldExtractionRule> Extractions { get; init; } = [];

    /// <summary>KV_MODE in lower case; null when the stanza does not say.</summary>
    public string? KeyValueMode => Setting("KV_MODE");

    /// <summary>False when AUTO_KV_JSON says so.</summary>
    public bool ReadsJson => Setting("AUTO_KV_JSON") is not ("false" or "0" or "f");

    /// <summary>How the time of an event is found; null when the stanza does not say.</summary>
    public TimeSettings? Time { get; init; }

    /// <summary>
    /// Which of several stanzas of one kind is stronger for an event of both: the larger number. A name without wildcards has 100, another 0,
    /// unless the stanza says <c>priority</c>. Source: props.conf specification, "[&lt;spec&gt;]".
    /// </summary>
    public int Priority => int.TryParse(Setting("priority"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int priority) ? priority
        : Name.Contains('*', StringComparison.Ordinal) || Name.Contains("...", StringComparison.Ordinal) ? 0 : 100;

    private string? Setting(string key) => Settings.FirstOrDefault(setting => setting.Key == key)?.Value.Text.Trim().ToLowerInvariant();

    /// <summary>LOOKUP-, in file order. They see calculated fields.</summary>
    public ImmutableArray<AutomaticLookup> Lookups { get; init; } = [];

    private const string LookupPrefix = "LOOKUP-";
    private const string AliasPrefix = "FIELDALIAS-";
    private const string EvalPrefix = "EVAL-";

    /// <summary>Reads a stanza; a setting that is not understood is SPL4006 and left out.</summary>
    /// <param name="stanza">The stanza.</param>
    /// <param name="transforms">The stanzas that a REPORT- may name.</param>
    /// <param name="diagnostics">What is wrong.</param>
    public static PropsStanza Read(ConfStanza stanza, ImmutableArray<ConfStanza> transforms, ICollection<Diagnostic> diagnostics)
    {
        var aliases = ImmutableArray.CreateBuilder<FieldAlias>();
        var evals = ImmutableArray.CreateBuilder<FieldFormula>();
        var lookups = ImmutableArray.CreateBuilder<AutomaticLookup>();
        var settings = ImmutableArray.CreateBuilder<ConfSetting>();
        foreach (ConfSetting setting in stanza.Settings)
        {
            if (setting.Key.StartsWith(LookupPrefix, StringComparison.Ordinal))
            {
                if (AutomaticLookup.Read(setting, diagnostics) is { } lookup)
                    lookups.Add(lookup);
            }
            else if (setting.Key.StartsWith(AliasPrefix, StringComparison.Ordinal))
                aliases.AddRange(FieldAliasParser.Parse(setting, diagnostics));
            else if (!setting.Key.StartsWith(EvalPrefix, StringComparison.Ordinal))
                settings.Add(setting);
            else if (setting.Key.Length > EvalPrefix.Length && setting.Value.Text.Length > 0)
                evals.Add(new FieldFormula(setting.Key[EvalPrefix.Length..].Trim('"', '\''), setting.Value, setting.DefinedAt));
            else
                diagnostics.Add(Incomplete(setting));
        }

        ReportCycles(aliases, stanza, diagnostics);
        foreach (ConfSetting mode in settings.Where(setting => setting.Key == "KV_MODE" && !IsMode(setting.Value.Text.Trim().ToLowerInvariant())))
            diagnostics.Add(new Diagnostic(Descriptors.InvalidConf, $"`KV_MODE` has no mode `{mode.Value.Text}`; read as auto", mode.Value.Locate(default), "none, auto, auto_escaped, multi, json or xml"));
        return new PropsStanza(stanza.Name, stanza.DefinedAt, aliases.ToImmutable(), evals.ToImmutable(), settings.ToImmutable())
        {
            Lookups = lookups.ToImmutable(),
            Extractions = new FieldExtractionReader(transforms, diagnostics).Read(settings),
            Time = TimeSettings.Read(settings.ToImmutable(), diagnostics),
        };
    }

    /// <summary>An alias reads what was extracted and never another alias: names in a circle mean something else than their author thinks.</summary>
    private static void ReportCycles(IReadOnlyList<FieldAlias> aliases, ConfStanza stanza, ICollection<Diagnostic> diagnostics)
    {
        ILookup<string, string> targets = aliases.ToLookup(alias => alias.Source, alias => alias.Target, StringComparer.Ordinal);
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (FieldAlias alias in aliases)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var next = new Stack<string>([alias.Target]);
            while (next.TryPop(out string? field))
            {
                if (seen.Add(field))
                    Array.ForEach([.. targets[field]], next.Push);
            }

            if (!seen.Contains(alias.Source) || !reported.Add(alias.Source))
                continue;
            reported.UnionWith(seen);
            string names = string.Join(", ", seen.Append(alias.Source).Distinct().Order(StringComparer.Ordinal).Select(name => $"`{name}`"));
            diagnostics.Add(new Diagnostic(
                Descriptors.InvalidConf, $"aliases of `[{stanza.Name}]` go in a circle through {names}", FileSpan.WholeFile(alias.DefinedAt), "names itself in the end")
            {
                Help = ["an alias reads the extracted field, never another alias"],
            });
        }
    }

    private static bool IsMode(string mode) => mode is "none" or "auto" or "auto_escaped" or "multi" or "json" or "xml" || mode.StartsWith("multi:", StringComparison.Ordinal);

    private static Diagnostic Incomplete(ConfSetting setting) => new(
        Descriptors.InvalidConf, $"`{setting.Key}` defines no field", setting.Value.Locate(default), "no field or no expression")
    {
        Help = ["a calculated field is `EVAL-field = expression`"],
    };
}
