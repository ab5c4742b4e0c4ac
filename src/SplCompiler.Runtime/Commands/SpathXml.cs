using System.Xml;

namespace SplCompiler.Runtime;

/// <summary>Every text and attribute of an XML text under its path: <c>a.b</c>, <c>a.b{@name}</c>. Prefixes are left out.</summary>
internal static class SpathXml
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
                        path.Add(reader.LocalName);
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
                fields.Add($"{path}{{@{reader.LocalName}}}", reader.Value);
        }
    }

    private static void Close(List<string> path, Stack<string> content, FieldCollector fields)
    {
        string text = content.Pop().Trim();
        if (text.Length > 0)
            fields.Add(string.Join('.', path), text);
        path.RemoveAt(path.Count - 1);
    }
}
