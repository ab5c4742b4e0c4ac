using Fluid;
using SplCompiler.Catalog.Markup;

namespace SplCompiler.Catalog.Pages;

/// <summary>Fills templates. Every value is escaped; markup that was made from escaped text goes through the filter <c>raw</c>.</summary>
internal sealed class PageRenderer
{
    private static readonly FluidParser s_parser = new();

    private readonly Dictionary<string, IFluidTemplate> _templates = new(StringComparer.Ordinal);
    private readonly TemplateOptions _options = new() { MemberAccessStrategy = UnsafeMemberAccessStrategy.Instance, MaxSteps = int.MaxValue };
    private readonly string _siteTitle;
    private readonly bool _hasChanges;

    public PageRenderer(string siteTitle, bool hasChanges)
    {
        (_siteTitle, _hasChanges) = (siteTitle, hasChanges);
        foreach (string name in (string[])["layout", "rule", "index", "matrix", "events", "event", "indicators", "indicator", "statistics", "rules", "changes"])
            _templates.Add(name, Parse(name));
    }

    /// <param name="template">The template of what stands between head and foot.</param>
    /// <param name="title">Of the page.</param>
    /// <param name="root">The way to the root of the site: empty, or <c>../</c>.</param>
    /// <param name="model">What the template shows.</param>
    public string Render(string template, string title, string root, object model)
    {
        var context = new TemplateContext(model, _options);
        context.SetValue("root", root);
        string body = _templates[template].Render(context, HtmlText.Encoder);
        var layout = new TemplateContext(_options);
        layout.SetValue("site", _siteTitle);
        layout.SetValue("title", title);
        layout.SetValue("root", root);
        layout.SetValue("page", template);
        layout.SetValue("has_changes", _hasChanges);
        layout.SetValue("body", body);
        return _templates["layout"].Render(layout, HtmlText.Encoder);
    }

    /// <summary>A file that the assembly carries, such as <c>assets/site.css</c>.</summary>
    public static byte[] Resource(string name)
    {
        using Stream stream = typeof(PageRenderer).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static IFluidTemplate Parse(string name)
    {
        string text = System.Text.Encoding.UTF8.GetString(Resource($"templates/{name}.liquid"));
        return s_parser.TryParse(text, out IFluidTemplate template, out string error)
            ? template
            : throw new InvalidOperationException($"{name}.liquid: {error}");
    }
}
