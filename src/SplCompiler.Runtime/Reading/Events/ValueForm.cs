namespace SplCompiler.Runtime;

/// <summary>How the bytes of a value stand in the input, and so what must happen before a rule sees them.</summary>
internal enum ValueForm : byte
{
    /// <summary>The bytes are the value.</summary>
    Plain,

    /// <summary>The inside of a JSON string: <c>\n</c>, <c>\u0041</c> may occur.</summary>
    JsonString,

    /// <summary>The word <c>null</c>: text, unless the event is a record that a shipper wrote, which lacks such a field.</summary>
    JsonNull,

    /// <summary>Text of an XML element or attribute: <c>&amp;amp;</c> may occur.</summary>
    XmlText,

    /// <summary>Several values, decoded, in a row in the store's list of pieces.</summary>
    Gathered,
}
