using System.Globalization;
using SplCompiler.Emission;

namespace SplCompiler.Commands;

/// <summary>A constant argument of a call of the runtime.</summary>
/// <param name="Value">What it stands for: a text, a number, a truth value, the text of a pattern, format or path, pairs.</param>
/// <param name="Emit">Its C#.</param>
internal sealed record RowConstant(object Value, Func<StageEmitter, string> Emit)
{
    public static RowConstant Of(string text) => new(text, _ => CSharpText.Literal(text));

    public static RowConstant Of(bool flag) => new(flag, _ => flag ? "true" : "false");

    public static RowConstant Of(int number) =>
        new(number, _ => number == int.MaxValue ? "int.MaxValue" : number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A PCRE that was checked.</summary>
    public static RowConstant Pattern(string pcre, string hint) => new(pcre, emit => emit.Regex(pcre, hint, cuts: true));

    /// <summary>A member of the run's context, or the context itself.</summary>
    public static RowConstant Run(string? member = null) => new(member ?? "", _ => member is null ? "Run" : $"Run.{member}");

    /// <summary>An object of the runtime that is made once.</summary>
    public static RowConstant Static(string type, string meaning, string initializer, object value) =>
        new(value, emit => emit.Static(type, meaning, initializer));
}
