namespace SplCompiler.Runtime;

/// <summary>How the bytes of an input are cut into events.</summary>
public enum InputFormat
{
    /// <summary>By the first bytes of each file.</summary>
    Auto,

    /// <summary>One JSON object a line.</summary>
    Ndjson,

    /// <summary>JSON objects with any white space between, in an array or one after another.</summary>
    Json,

    /// <summary>Windows event records, <c>&lt;Event&gt;…&lt;/Event&gt;</c>, one after another or inside <c>&lt;Events&gt;</c>.</summary>
    Xml,

    /// <summary>Each line is an event; fields come from <c>key=value</c> pairs.</summary>
    Raw,
}

/// <summary>Names of input formats, as the option <c>--input-format</c> takes them.</summary>
public static class InputFormats
{
    private static readonly string[] s_notYet = ["kv", "csv", "tsv", "zeek", "syslog"];

    /// <summary>The format of this name; when there is none, a sentence that says why.</summary>
    public static bool TryParse(string name, out InputFormat format, out string error)
    {
        error = "";
        format = name switch
        {
            "ndjson" => InputFormat.Ndjson,
            "json" => InputFormat.Json,
            "xml" => InputFormat.Xml,
            "raw" => InputFormat.Raw,
            _ => InputFormat.Auto,
        };
        if (format != InputFormat.Auto || name == "auto")
            return true;

        error = Array.IndexOf(s_notYet, name) >= 0
            ? $"input format `{name}` cannot be read yet; known formats are auto, ndjson, json, xml, raw"
            : $"there is no input format `{name}`; known formats are auto, ndjson, json, xml, raw";
        return false;
    }
}
