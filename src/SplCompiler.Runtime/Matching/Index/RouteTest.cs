using System.Collections.Immutable;

namespace SplCompiler.Runtime;

/// <summary>What a test of a route asks.</summary>
public enum RouteTestKind
{
    /// <summary>Nothing: it is met.</summary>
    Open,

    /// <summary>All parts are met.</summary>
    All,

    /// <summary>One part is met.</summary>
    Any,

    /// <summary>The only part is not met.</summary>
    Not,

    /// <summary>The field has a value.</summary>
    Exists,

    /// <summary>A value of the field is the text, case ignored.</summary>
    Equals,

    /// <summary>A value of the field is the text, or the same number.</summary>
    EqualsNumber,

    /// <summary>A value of the field starts with the text, case ignored.</summary>
    StartsWith,

    /// <summary>A value of the field ends with the text, case ignored.</summary>
    EndsWith,

    /// <summary>A value of the field contains the text, case ignored.</summary>
    Contains,

    /// <summary>A value of the field is the text, with case.</summary>
    EqualsCase,

    /// <summary>A value of the field contains the text, A to Z like a to z.</summary>
    ContainsAsciiCase,

    /// <summary>A value of the field contains the text, with case.</summary>
    ContainsCase,

    /// <summary>A value of the field fits the text, in which <c>*</c> stands for anything, case ignored.</summary>
    Wildcard,

    /// <summary>The event may be the Windows record with the text as id.</summary>
    Record,

    /// <summary>The text of the event holds <c>EventCode=</c>.</summary>
    EventCode,
}

/// <summary>A condition over the fields that say what kind of event it is, as data.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Field">Of which field, for a test of one.</param>
/// <param name="Text">The text it is compared with.</param>
/// <param name="Parts">The parts of <see cref="RouteTestKind.All"/>, <see cref="RouteTestKind.Any"/> and <see cref="RouteTestKind.Not"/>.</param>
public sealed record RouteTest(RouteTestKind Kind, string Field, string Text, ImmutableArray<RouteTest> Parts)
{
    /// <summary>True when only what the event itself brings counts, not what apps say of the field.</summary>
    public bool IsOwn { get; init; }

    public static RouteTest Of(RouteTestKind kind, string field = "", string text = "") => new(kind, field, text, []);

    public static RouteTest Of(RouteTestKind kind, ImmutableArray<RouteTest> parts) => new(kind, "", "", parts);
}
