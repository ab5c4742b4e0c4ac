namespace SplCompiler.Runtime;

/// <summary>Which fields are found in the text of an event without being asked for: KV_MODE and AUTO_KV_JSON of props.conf.</summary>
public enum KeyValueMode
{
    /// <summary>By the look of the text: a JSON object, an XML event record, else <c>key=value</c> pairs.</summary>
    Auto,

    /// <summary>As <see cref="Auto"/>, but JSON is text as any other.</summary>
    AutoWithoutJson,

    /// <summary>None.</summary>
    None,

    /// <summary>Those of a JSON object.</summary>
    Json,

    /// <summary>Those of an XML event record; of another XML text each text and attribute under its path.</summary>
    Xml,
}
