using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.XPath;

namespace SplCompiler.Runtime;

/// <summary>The work of <c>xpath</c>.</summary>
/// <param name="path">An XPath 1.0 expression that was checked.</param>
/// <param name="otherwise">What there is when nothing is found; null for nothing.</param>
/// <remarks>Source: Search Reference, "xpath". The text may hold several roots, so it is looked at as what stands inside one element.</remarks>
public sealed class XPathQuery(string path, string? otherwise)
{
    private const string Root = "data";

    private static readonly XmlReaderSettings s_reading = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    private static readonly XmlWriterSettings s_writing = new() { OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment };

    // A path from the root starts below the element around the text.
    private readonly XPathExpression _path = XPathExpression.Compile(path is ['/', not '/', ..] ? $"/{Root}{path}" : path);

    /// <summary>What the path finds in each value.</summary>
    public SplValue Of(SplValue xml)
    {
        var found = new List<SplValue>();
        for (int i = 0; i < xml.Count; i++)
            Find(xml[i].Text!, found);
        return found.Count == 0 ? otherwise : SplValue.FromMany([.. found]);
    }

    private void Find(string xml, List<SplValue> found)
    {
        if (Document(xml) is not { } document)
            return;
        switch (document.Evaluate(_path))
        {
            case XPathNodeIterator nodes:
                foreach (XPathNavigator node in nodes)
                    found.Add(Text(node));
                break;
            case double number:
                found.Add(number);
                break;
            case bool truth:
                found.Add(truth ? "True" : "False");
                break;
            case string text:
                found.Add(text);
                break;
        }
    }

    private static XPathNavigator? Document(string xml)
    {
        ReadOnlySpan<char> content = xml.AsSpan().TrimStart();
        if (content.StartsWith("<?xml", StringComparison.Ordinal) && content.IndexOf("?>", StringComparison.Ordinal) is > 0 and var end)
            content = content[(end + 2)..];
        try
        {
            using var reader = XmlReader.Create(new StringReader($"<{Root}>{content}</{Root}>"), s_reading);
            return new XPathDocument(reader, XmlSpace.Preserve).CreateNavigator();
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string Text(XPathNavigator node)
    {
        if (node.NodeType != XPathNodeType.Element)
            return node.Value;
        if (!node.HasChildren || !node.SelectChildren(XPathNodeType.Element).MoveNext())
            return node.Value.Length == 0 ? "Null" : node.Value;
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(new StringWriter(text, CultureInfo.InvariantCulture), s_writing))
            node.WriteSubtree(writer);
        return text.ToString();
    }
}
