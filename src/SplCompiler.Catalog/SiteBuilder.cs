using System.Text.Json;
using SplCompiler.Analysis;
using SplCompiler.Catalog.Pages;

namespace SplCompiler.Catalog;

/// <summary>Writes the catalog of a pack: a folder of HTML that needs no server and no network.</summary>
public sealed class SiteBuilder
{
    private readonly Site _site;
    private readonly PageRenderer _renderer;
    private readonly SiteWriter _writer;

    private SiteBuilder(Site site, SiteWriter writer) => (_site, _writer, _renderer) = (site, writer, new PageRenderer(site.Title, hasChanges: site.Changes is not null));

    /// <summary>How many pages are written at once.</summary>
    private int Jobs { get; init; } = 1;

    /// <param name="content">What it shows.</param>
    /// <param name="folder">Where the site goes; made when it is not there, files of the same names are replaced.</param>
    /// <param name="jobs">How many pages are written at once.</param>
    /// <param name="onPage">Told of pages done, out of how many.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static SiteSummary Build(SiteContent content, string folder, int jobs, Action<int, int>? onPage = null, CancellationToken cancellation = default)
    {
        var writer = new SiteWriter(folder);
        new SiteBuilder(new Site(content), writer) { Jobs = jobs }.Write(onPage, cancellation);
        return writer.Summary;
    }

    private void Write(Action<int, int>? onPage, CancellationToken cancellation)
    {
        Action[] pages = [.. Overviews(), .. _site.Rules.Select(RulePage), .. _site.Values.Select(ValuePage), .. _site.Events.Select(EventPage)];
        int done = 0;
        Parallel.ForEach(pages, new ParallelOptions { MaxDegreeOfParallelism = Jobs, CancellationToken = cancellation }, page =>
        {
            page();
            onPage?.Invoke(Interlocked.Increment(ref done), pages.Length);
        });
    }

    private IEnumerable<Action> Overviews() =>
    [
        Json,
        Layer,
        .. _site.Changes is { } changes ? [() => Page("changes.html", "changes", "Changes", "", new ChangesPage(_site, changes))] : Array.Empty<Action>(),
        () => Page("index.html", "index", "Rules", "", new { Count = _site.Rules.Length }),
        () => Page("all.html", "rules", "All rules", "", OverviewPages.Rules(_site)),
        () => Page("matrix.html", "matrix", "ATT&CK matrix", "", OverviewPages.Matrix(_site)),
        () => Page("events.html", "events", "Events", "", OverviewPages.Events(_site)),
        () => Page("indicators.html", "indicators", "Indicators", "", OverviewPages.Indicators(_site)),
        () => Page("statistics.html", "statistics", "Statistics", "", OverviewPages.Statistics(_site)),
        () => _writer.Write("assets/rules.js", SearchData.Of(_site)),
        () => Asset("site.css"),
        () => Asset("site.js"),
        () => Asset("index.js"),
    ];

    private Action RulePage(CatalogRule rule) =>
        () => Page($"rules/{_site.NameOf(rule.Facts)}.html", "rule", Site.TitleOf(rule.Facts), "../", new RulePage(_site, rule));

    private Action ValuePage(ValuePage value) =>
        () => Page($"indicators/{value.Name}.html", "indicator", value.Value, "../", OverviewPages.Indicator(_site, value));

    private Action EventPage(IGrouping<WindowsEvent, RuleFacts> known) =>
        () => Page($"events/{Site.NameOf(known.Key)}.html", "event", $"{known.Key.ShortProvider} {known.Key.Id}", "../", OverviewPages.Event(_site, known.Key, known));

    private void Page(string path, string template, string title, string root, object model) =>
        _writer.Write(path, _renderer.Render(template, title, root, model));

    private void Asset(string name) => _writer.Write($"assets/{name}", PageRenderer.Resource($"assets/{name}"));

    /// <summary>Everything that the pages show, for programs.</summary>
    private void Json()
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("title", _site.Title);
            json.WriteString("attack_version", AttackTable.Version);
            json.WriteStartArray("rules");
            foreach (CatalogRule rule in _site.Rules)
                FactsJson.Write(json, rule.Facts, _site.Pack, more => Measured(more, rule));
            json.WriteEndArray();
            json.WritePropertyName("shared_indicators");
            FactsJson.WriteShared(json, _site.Pack);
            json.WriteEndObject();
        }

        _writer.Write("catalog.json", buffer.ToArray());
    }

    private static void Measured(Utf8JsonWriter json, CatalogRule rule)
    {
        json.WriteString("test", rule.Test is null ? null : rule.Test.Passed ? "passed" : "failed");
        if (rule.Cost is { } cost)
            json.WriteNumber("ns_per_event", cost.NanosecondsPerEvent);
    }

    /// <summary>The matrix for the ATT&amp;CK Navigator.</summary>
    private void Layer()
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            NavigatorLayer.Write(json, _site.Pack.Rules, _site.Title, LayerScore.Rules);
        _writer.Write("layer.json", buffer.ToArray());
    }
}
