using System.Globalization;
using System.Text;
using System.Xml;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Terminals;

namespace SplCompiler.Cli.Reports;

/// <summary>The results of <c>test</c>: for a person, as JSON, as JUnit XML.</summary>
internal static class TestReports
{
    /// <summary>What failed and why, then the counts.</summary>
    public static string Text(IReadOnlyList<TestResult> results, Colors colors)
    {
        var text = new StringBuilder();
        foreach (TestResult result in results.Where(result => !result.Passed))
        {
            text.Append(colors.Red("failed")).Append(' ').Append(result.Id).Append("  ").Append(colors.Dim($"({result.File})")).Append('\n');
            foreach (string line in result.Message.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
                text.Append("    ").Append(VisibleText.Of(line)).Append('\n');
        }

        (int passed, int failed) = Count(results);
        return text.Append(CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed\n").ToString();
    }

    public static string Json(IReadOnlyList<TestResult> results) => JsonText.Of(json =>
    {
        (int passed, int failed) = Count(results);
        json.WriteStartObject();
        json.WriteNumber("passed", passed);
        json.WriteNumber("failed", failed);
        json.WriteStartArray("cases");
        foreach (TestResult result in results)
        {
            json.WriteStartObject();
            json.WriteString("id", result.Id);
            json.WriteString("status", result.Status);
            json.WriteString("message", result.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>JUnit XML, one suite for each file, as build servers read it.</summary>
    public static string JUnit(IReadOnlyList<TestResult> results)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using (XmlWriter xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("testsuites");
            WriteCounts(xml, results);
            foreach (IGrouping<string, TestResult> file in results.GroupBy(result => result.File, StringComparer.Ordinal))
                WriteSuite(xml, file.Key, [.. file]);
            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static void WriteSuite(XmlWriter xml, string file, TestResult[] results)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Valid(file));
        WriteCounts(xml, results);
        foreach (TestResult result in results)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", Valid(file));
            xml.WriteAttributeString("name", Valid(result.Id));
            xml.WriteAttributeString("time", Time(result.Seconds));
            if (!result.Passed)
            {
                xml.WriteStartElement("failure");
                xml.WriteAttributeString("message", Valid(result.Message.Split('\n')[0]));
                xml.WriteString(Valid(result.Message));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyList<TestResult> results)
    {
        xml.WriteAttributeString("tests", results.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", Count(results).Failed.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("time", Time(results.Sum(result => result.Seconds)));
    }

    private static (int Passed, int Failed) Count(IReadOnlyList<TestResult> results)
    {
        int passed = results.Count(result => result.Passed);
        return (passed, results.Count - passed);
    }

    private static string Time(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);

    // XML has no way to write most control characters.
    private static string Valid(string text) => text.All(XmlConvert.IsXmlChar)
        ? text
        : string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString()));
}
