using System.Text;

namespace SplCompiler.Runtime;

/// <summary>What the record of a Windows event makes of a member of this name.</summary>
/// <param name="Text">The full name, with dots.</param>
/// <param name="Part">What it is of an element whose name is a value.</param>
/// <param name="IsNested">True for a member of an event that holds its data in objects.</param>
/// <param name="Flat">What it is where all members are in one object.</param>
/// <param name="Head">The tag of its data in a flat event; empty when it has none.</param>
/// <param name="NestedHead">The tag of its data in a nested event; empty when it has none.</param>
internal sealed record MemberName(string Text, DataPart Part, bool IsNested, FlatMember Flat, byte[] Head, byte[] NestedHead)
{
    public static MemberName Of(string text)
    {
        FlatMember flat = text switch
        {
            "EventType" => FlatMember.EventType,
            "AccountName" => FlatMember.AccountName,
            _ => WindowsMetadata.IsMetadata(text) || text.Contains('{', StringComparison.Ordinal) || text.Contains('.', StringComparison.Ordinal) ? FlatMember.None : FlatMember.Data,
        };
        bool isNested = text.StartsWith("winlog.", StringComparison.Ordinal) || text.StartsWith("Event.", StringComparison.Ordinal);
        byte[] nestedHead = WindowsNames.IsEventData(text) && WindowsNames.TryPlainName(text, out ReadOnlySpan<char> plain) ? HeadOf(plain.ToString()) : [];
        return new MemberName(text, NamedData.PartOf(text), isNested, flat, flat == FlatMember.None ? [] : HeadOf(text), nestedHead);
    }

    private static byte[] HeadOf(string name)
    {
        var head = new RecordWriter();
        head.DataHead(Encoding.UTF8.GetBytes(name));
        return head.Text.ToArray();
    }
}

/// <summary>What a member of a flat event is to its record.</summary>
internal enum FlatMember : byte
{
    /// <summary>No data.</summary>
    None,

    /// <summary>Data.</summary>
    Data,

    /// <summary>Data unless it says how bad the event is.</summary>
    EventType,

    /// <summary>Data unless it is the account that wrote the event.</summary>
    AccountName,
}
