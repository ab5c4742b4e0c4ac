namespace SplCompiler.Runtime;

/// <summary>How the bytes of an input are cut into events.</summary>
public enum InputFormat
{
    /// <summary>By the first bytes of each file; lines of text in a file that is named <c>.csv</c> or <c>.tsv</c> are a table.</summary>
    Auto,

    /// <summary>One JSON object a line.</summary>
    Ndjson,

    /// <summary>JSON objects with any white space between, in an array or one after another.</summary>
    Json,

    /// <summary>Windows event records, <c>&lt;Event&gt;…&lt;/Event&gt;</c>, one after another or inside <c>&lt;Events&gt;</c>.</summary>
    Xml,

    /// <summary>Each line is an event; fields come from <c>key=value</c> pairs.</summary>
    Raw,

    /// <summary>A log of Zeek in its own form, with a header.</summary>
    Zeek,

    /// <summary>A log in the extended format of the W3C, with a header: IIS.</summary>
    Extended,

    /// <summary>Comma-separated values under a row of names.</summary>
    Csv,

    /// <summary>Tab-separated values under a row of names.</summary>
    Tsv,

    /// <summary>Windows events as text of several lines.</summary>
    Rendered,
}

/// <summary>Names of input formats, as the option <c>--input-format</c> takes them.</summary>
public static class InputFormats
{
    /// <summary>The format of this name; when there is none, a sentence that says why.</summary>
    public static bool TryParse(string name, out InputFormat format, out string error)
    {
        error = "";
        format = name switch
        {
            "ndjson" => InputFormat.Ndjson,
            "json" => InputFormat.Json,
            "xml" => InputFormat.Xml,
            "raw" or "kv" or "syslog" => InputFormat.Raw,
            "zeek" => InputFormat.Zeek,
            "w3c" => InputFormat.Extended,
            "csv" => InputFormat.Csv,
            "tsv" => InputFormat.Tsv,
            "winevent" => InputFormat.Rendered,
            _ => InputFormat.Auto,
        };
        if (format != InputFormat.Auto || name == "auto")
            return true;

        error = $"there is no input format `{name}`; known formats are auto, ndjson, json, xml, kv, csv, tsv, zeek, w3c, winevent, syslog, raw";
        return false;
    }
}
