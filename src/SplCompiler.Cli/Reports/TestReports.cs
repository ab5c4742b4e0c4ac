using System.Globalization;
using System.Text;
using System.Xml;
using SplCompiler.Cli.Engine;
using SplCompiler.Cli.Terminals;

namespace SplCompiler.Cli.Reports;

/// <summary>The results of <c>test</c>: for a person, as JSON, as JUnit XML.</summary>
internal static class TestReports
{
    private const int SkippedPlaces = 3;

    /// <summary>What failed and why, what was skipped, then the counts.</summary>
    public static string Text(IReadOnlyList<TestResult> results, Colors colors)
    {
        var text = new StringBuilder();
        foreach (TestResult result in results.Where(result => result.Failed))
        {
            text.Append(colors.Red("failed")).Append(' ').Append(result.Id).Append("  ").Append(colors.Dim($"({result.File})")).Append('\n');
            foreach (string line in result.Message.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
                text.Append("    ").Append(VisibleText.Of(line)).Append('\n');
        }

        // Many tests want the same file: each reason once, with the first that it is about.
        foreach (IGrouping<string, TestResult> reason in results.Where(result => result.Skipped).GroupBy(result => result.Message.Split('\n')[0], StringComparer.Ordinal))
        {
            string[] places = [.. reason.SelectMany(result => result.Message.Split('\n').Skip(1)).Distinct(StringComparer.Ordinal)];
            string which = places.Length == 0 ? "" : $" ({string.Join(", ", places.Take(SkippedPlaces))}{(places.Length > SkippedPlaces ? ", …" : "")})";
            text.Append(colors.Yellow("skipped")).Append(' ').Append(Counts.Of(reason.Count(), "test")).Append(": ").Append(VisibleText.Of(reason.Key + which)).Append('\n');
        }

        (int passed, int failed, int skipped) = Count(results);
        return text.Append(CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed").Append(skipped > 0 ? $", {Counts.Number(skipped)} skipped\n" : "\n").ToString();
    }

    public static string Json(IReadOnlyList<TestResult> results) => JsonText.Of(json =>
    {
        (int passed, int failed, int skipped) = Count(results);
        json.WriteStartObject();
        json.WriteNumber("passed", passed);
        json.WriteNumber("failed", failed);
        if (skipped > 0)
            json.WriteNumber("skipped", skipped);
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
            if (result.Skipped)
            {
                xml.WriteStartElement("skipped");
                xml.WriteAttributeString("message", Valid(result.Message));
                xml.WriteEndElement();
            }

            if (result.Failed)
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
        if (Count(results).Skipped is > 0 and var skipped)
            xml.WriteAttributeString("skipped", skipped.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("time", Time(results.Sum(result => result.Seconds)));
    }

    private static (int Passed, int Failed, int Skipped) Count(IReadOnlyList<TestResult> results) =>
        (results.Count(result => result.Passed), results.Count(result => result.Failed), results.Count(result => result.Skipped));

    private static string Time(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);

    // XML has no way to write most control characters.
    private static string Valid(string text) => text.All(XmlConvert.IsXmlChar)
        ? text
        : string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString()));
}
