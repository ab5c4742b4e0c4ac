using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace SplCompiler.Runtime;

/// <summary>A path into XML: <c>a.b</c> elements from the root on, <c>{2}</c> one of several counted from 1, <c>{@x}</c> an attribute. Prefixes are left out.</summary>
/// <remarks>Source: Search Reference, "spath".</remarks>
public static class XmlPath
{
    /// <summary>The texts that the path finds; an element with elements inside gives its content as XML. None when the text is no XML.</summary>
    public static IReadOnlyList<string> Find(string xml, string path)
    {
        if (Parse(xml) is not { } root)
            return [];

        List<XElement> found = [];
        IEnumerable<XElement> candidates = [root];
        foreach (PathStep step in PathStep.Split(path))
        {
            if (!step.InBraces)
                found = [.. candidates.Where(element => string.Equals(element.Name.LocalName, step.Text, StringComparison.Ordinal))];
            else if (step.Text.StartsWith('@'))
                return [.. found.SelectMany(element => element.Attributes()).Where(attribute => attribute.Name.LocalName == step.Text[1..]).Select(attribute => attribute.Value)];
            else if (step.Text.Length > 0)
                found = int.TryParse(step.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int place) && place >= 1 && place <= found.Count ? [found[place - 1]] : [];
            candidates = found.Elements();
        }

        return [.. found.Select(Content)];
    }

    private static XElement? Parse(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string Content(XElement element) => element.HasElements
        ? string.Concat(element.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting)))
        : element.Value;
}
