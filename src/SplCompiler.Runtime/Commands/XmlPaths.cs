using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;

namespace SplCompiler.Runtime;

/// <summary>Values of an XML text by path: the text of elements, and attributes as <c>a.b{@name}</c>. Prefixes belong to names, indexes count from 1.</summary>
internal static class XmlPaths
{
    private static readonly XmlReaderSettings s_settings = new()
    {
        ConformanceLevel = ConformanceLevel.Fragment,
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>Adds what the steps lead to.</summary>
    public static void Find(string text, ImmutableArray<SpathStep> steps, List<SplValue> found)
    {
        foreach (XElement root in Roots(text))
        {
            if (steps.Length > 0 && IsNamed(root, steps[0].Name))
                Find([root], steps.AsSpan()[1..], found);
        }
    }

    /// <summary>Adds every text and attribute under its path, up to the first mistake or the end of a text that was cut.</summary>
    public static void AddAll(string text, FieldCollector fields)
    {
        var path = new List<string>();
        var content = new Stack<string>();
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), s_settings);
            while (reader.Read())
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        bool isEmpty = reader.IsEmptyElement;
                        path.Add(reader.Name);
                        AddAttributes(reader, string.Join('.', path), fields);
                        content.Push("");
                        if (isEmpty)
                            Close(path, content, fields);
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA when content.Count > 0:
                        content.Push(content.Pop() + reader.Value);
                        break;
                    case XmlNodeType.EndElement:
                        Close(path, content, fields);
                        break;
                }
            }
        }
        catch (XmlException)
        {
            // What stands before the mistake was found.
            return;
        }
    }

    private static void AddAttributes(XmlReader reader, string path, FieldCollector fields)
    {
        while (reader.MoveToNextAttribute())
        {
            if (!reader.Name.StartsWith("xmlns", StringComparison.Ordinal))
                fields.Add($"{path}{{@{reader.Name}}}", reader.Value);
        }
    }

    private static void Close(List<string> path, Stack<string> content, FieldCollector fields)
    {
        string text = content.Pop().Trim();
        if (text.Length > 0)
            fields.Add(string.Join('.', path), text);
        path.RemoveAt(path.Count - 1);
    }

    private static List<XElement> Roots(string text)
    {
        var roots = new List<XElement>();
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), s_settings);
            reader.MoveToContent();
            while (!reader.EOF)
            {
                if (reader.NodeType == XmlNodeType.Element)
                    roots.Add((XElement)XNode.ReadFrom(reader));
                else
                    reader.Read();
            }
        }
        catch (XmlException)
        {
            // The elements before the mistake are whole.
            return roots;
        }

        return roots;
    }

    private static void Find(List<XElement> elements, ReadOnlySpan<SpathStep> steps, List<SplValue> found)
    {
        foreach (SpathStep step in steps)
        {
            switch (step.Kind)
            {
                case SpathStepKind.Member:
                    elements = [.. elements.SelectMany(element => element.Elements()).Where(element => IsNamed(element, step.Name))];
                    break;
                case SpathStepKind.Element:
                    elements = [.. elements.GroupBy(element => element.Parent).SelectMany(siblings => siblings.Skip(step.Index - 1).Take(step.Index > 0 ? 1 : 0))];
                    break;
                case SpathStepKind.Attribute:
                    foreach (XAttribute attribute in elements.SelectMany(element => element.Attributes()).Where(attribute => attribute.Name.LocalName == step.Name))
                        found.Add(attribute.Value);
                    return;
            }
        }

        foreach (XElement element in elements)
        {
            string value = element.HasElements ? string.Concat(element.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting))) : element.Value;
            found.Add(value);
        }
    }

    private static bool IsNamed(XElement element, string name)
    {
        int prefix = name.IndexOf(':', StringComparison.Ordinal);
        return string.Equals(element.Name.LocalName, name[(prefix + 1)..], StringComparison.Ordinal);
    }
}
