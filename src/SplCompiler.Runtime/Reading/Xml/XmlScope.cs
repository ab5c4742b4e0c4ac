using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Which part of an event record an element belongs to.</summary>
internal enum XmlPart : byte
{
    /// <summary>Outside of <c>Event</c>.</summary>
    Outside,
    Event,
    System,

    /// <summary>EventData or UserData.</summary>
    Data,

    /// <summary>RenderingInfo: texts of which only the message is a field.</summary>
    Rendering,

    /// <summary>Nothing that becomes a field.</summary>
    Other,
}

/// <summary>An open element on the way to a value: inside its start tag or in its content.</summary>
internal sealed class XmlScope
{
    private const int MaxChildren = 256;

    private readonly List<XmlScope> _children = [];
    private readonly List<XmlScope> _named = [];

    private XmlScope(XmlScope? parent, byte[] element, byte[] field, XmlPart part)
    {
        Parent = parent;
        Element = element;
        Field = field;
        Part = part;
        Content = this;
        Depth = parent is null ? 0 : parent.Depth + 1;
    }

    public static XmlScope Start() => new(null, [], [], XmlPart.Outside);

    public XmlScope? Parent { get; }

    public int Depth { get; }

    /// <summary>The element's name without a namespace prefix.</summary>
    public byte[] Element { get; }

    /// <summary>The name of the field that the element's text is.</summary>
    public byte[] Field { get; }

    public XmlPart Part { get; }

    /// <summary>The scope of the element's content; itself, unless this is the scope of its start tag.</summary>
    public XmlScope Content { get; private init; }

    public bool IsInTag => Content != this;

    /// <summary>True for an item of EventData, whose attribute <c>Name</c> is the field's name.</summary>
    public bool IsNamedItem => Part == XmlPart.Data && Element.AsSpan().SequenceEqual("Data"u8);

    private XmlScope? Tag { get; set; }

    /// <summary>The start tag of a child.</summary>
    public XmlScope Enter(ReadOnlySpan<byte> element)
    {
        foreach (XmlScope known in _children)
        {
            if (element.SequenceEqual(known.Element))
                return known.InsideTag();
        }

        byte[] name = element.ToArray();
        var child = new XmlScope(this, name, name, PartOf(name));
        if (_children.Count < MaxChildren)
            _children.Add(child);
        return child.InsideTag();
    }

    /// <summary>The same start tag, once the attribute <c>Name</c> is read.</summary>
    public XmlScope Named(ReadOnlySpan<byte> field)
    {
        XmlScope parent = Content.Parent!;
        foreach (XmlScope known in parent._named)
        {
            if (field.SequenceEqual(known.Field))
                return known.InsideTag();
        }

        var named = new XmlScope(parent, Element, field.ToArray(), Part);
        if (parent._named.Count < MaxChildren)
            parent._named.Add(named);
        return named.InsideTag();
    }

    public override string ToString() => Encoding.UTF8.GetString(Element);

    private XmlScope InsideTag() => Tag ??= new XmlScope(Parent, Element, Field, Part) { Content = this };

    private XmlPart PartOf(ReadOnlySpan<byte> element) => Part switch
    {
        XmlPart.Outside => element.SequenceEqual("Event"u8) ? XmlPart.Event : XmlPart.Other,
        XmlPart.Event when element.SequenceEqual("System"u8) => XmlPart.System,
        XmlPart.Event when element.SequenceEqual("EventData"u8) || element.SequenceEqual("UserData"u8) => XmlPart.Data,
        XmlPart.Event when element.SequenceEqual("RenderingInfo"u8) => XmlPart.Rendering,
        XmlPart.Event => XmlPart.Other,
        var part => part,
    };
}
