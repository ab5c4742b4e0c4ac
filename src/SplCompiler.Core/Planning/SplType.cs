namespace SplCompiler.Planning;

/// <summary>What kind of value an expression or column holds, as far as the compiler can know.</summary>
public enum SplKind
{
    /// <summary>Always null.</summary>
    Null,

    /// <summary>A truth value: inside expressions only, it cannot be stored.</summary>
    Bool,

    /// <summary>A double.</summary>
    Number,

    /// <summary>One text.</summary>
    Text,

    /// <summary>A point in time, whole microseconds.</summary>
    Time,

    /// <summary>Several texts.</summary>
    Many,

    /// <summary>Known at run time only.</summary>
    Any,

    /// <summary>A field of an event: none, one or several texts, seen in place.</summary>
    Event,
}

/// <summary>The static type of an expression or column.</summary>
/// <param name="Kind">The kind of its values.</param>
/// <param name="IsNullable">False where the compiler can prove that there is a value.</param>
public readonly record struct SplType(SplKind Kind, bool IsNullable = true)
{
    public static readonly SplType Null = new(SplKind.Null);
    public static readonly SplType Bool = new(SplKind.Bool);
    public static readonly SplType Number = new(SplKind.Number);
    public static readonly SplType Text = new(SplKind.Text);
    public static readonly SplType Time = new(SplKind.Time);
    public static readonly SplType Many = new(SplKind.Many);
    public static readonly SplType Any = new(SplKind.Any);
    public static readonly SplType Event = new(SplKind.Event);

    public SplType NotNull => this with { IsNullable = false };

    /// <summary>A number to eval: what arithmetic takes without parsing text.</summary>
    public bool IsNumeric => Kind is SplKind.Number or SplKind.Time;

    /// <summary>The type of a value that is one or the other.</summary>
    public SplType Or(SplType other)
    {
        if (Kind == SplKind.Null)
            return other with { IsNullable = true };
        if (other.Kind == SplKind.Null)
            return this with { IsNullable = true };
        bool nullable = IsNullable || other.IsNullable;
        if (Kind == other.Kind)
            return new SplType(Kind, nullable);
        if (IsNumeric && other.IsNumeric)
            return new SplType(SplKind.Number, nullable);
        // Constant text beside event fields stays in place: no copy is made for it.
        if (Kind is SplKind.Event or SplKind.Text && other.Kind is SplKind.Event or SplKind.Text)
            return new SplType(SplKind.Event, nullable);
        return new SplType(SplKind.Any, nullable);
    }

    public override string ToString() => Kind.ToString() + (IsNullable && Kind != SplKind.Null ? "?" : "");
}
