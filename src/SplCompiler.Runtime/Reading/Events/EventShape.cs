namespace SplCompiler.Runtime;

/// <summary>What an event turned out to be; decides where <c>_raw</c>, the default fields and the fields come from.</summary>
internal enum EventShape : byte
{
    /// <summary>A JSON object: <c>_raw</c> is its text.</summary>
    Json,

    /// <summary>A Windows event that a shipper wrote as JSON: <c>_raw</c> is the XML record it came from.</summary>
    WindowsJson,

    /// <summary>An object with <c>_raw</c>, as Splunk exports it: fields are extracted from that text.</summary>
    Envelope,

    /// <summary>A Windows event record in XML.</summary>
    Record,

    /// <summary>A line of text.</summary>
    Text,

    /// <summary>An event of a test: just its members.</summary>
    Test,
}
