using System.Globalization;
using SplCompiler.Binding;
using SplCompiler.Emission;
using SplCompiler.Functions.Eval;
using SplCompiler.Planning;

namespace SplCompiler.Commands;

/// <summary>The parts of <c>bin</c> beside a width: a width that all values decide, and where bins start.</summary>
internal static class BinChoice
{
    /// <summary>How many bins at most, when nothing is said.</summary>
    public const int DefaultBins = 100;

    /// <summary>The stage of a <c>bin</c> without a span.</summary>
    public static Stage Create(OptionSet options, FieldExpression input, string output, Bin.Syntax syntax, Binder binder)
    {
        int bins = options.Count("bins", DefaultBins, 2);
        double? start = Number(options, "start");
        double? end = Number(options, "end");
        bool isTime = input.Type.Kind == SplKind.Time || input.Name == "_time";
        RowConstant[] range = [RowConstant.Of(input.Name), RowConstant.Of(output), RowConstant.Of(bins)];
        RowFunction function = isTime
            ? new RowFunction("Bins.OfTimes", SplType.Any, [.. range, Least(options), Constant(start), Constant(end), RowConstant.Run()])
            : new RowFunction("Bins.OfNumbers", SplType.Any, [.. range, Constant(Number(options, "minspan") ?? 0), Constant(start), Constant(end)]);
        return WholeTableStage.Create(binder.Input, function, syntax.ToString(), output);
    }

    /// <summary>Where bins start; null, or refused, when it is not said.</summary>
    public static string? Alignment(OptionSet options)
    {
        if (options.Find("aligntime") is not { } option)
            return null;
        if (option.Value is "earliest" or "latest" || PlainNumber.TryParse(option.Value, out _) || TimeModifiers.IsModifier(option.Value))
            return option.Value;
        options.Refuse(option, $"`{option.Value}` is no time", "no time", "earliest, latest, seconds since 1970, or such as @d+3h");
        return null;
    }

    /// <summary>The C# of the time at which a bin starts.</summary>
    public static string AlignCode(StageEmitter emit, string align)
    {
        if (align is "earliest" or "latest")
            return $"Run.{(align == "earliest" ? "Earliest" : "Latest")}";
        if (PlainNumber.TryParse(align, out double seconds))
            return $"SplTime.FromSeconds({CSharpText.Literal(seconds)})";
        string modifier = emit.Static("RelativeTime", "alignTime", $"RelativeTime.Parse({CSharpText.Literal(align)})");
        return emit.Members.TimeOfRun("alignedTo", $"Eval.RelativeTime(Run.Now, {modifier}, Run.TimeZone)");
    }

    private static RowConstant Least(OptionSet options) => options.Time("minspan") is { } span
        ? RowConstant.Static("SplSpan", "leastSpan", $"SplSpan.Parse({CSharpText.Literal(span.ToString())})", span.ToString())
        : new RowConstant("", _ => "null");

    /// <summary>A number, or null.</summary>
    public static RowConstant Constant(double? number) =>
        new((object?)number ?? "", _ => number is { } value ? value.ToString("R", CultureInfo.InvariantCulture) : "null");

    /// <summary>An option that takes a number.</summary>
    public static double? Number(OptionSet options, string name)
    {
        if (options.Find(name) is not { } option)
            return null;
        if (PlainNumber.TryParse(option.Value, out double number))
            return number;
        options.Refuse(option, $"`{name}` takes a number, found `{option.Value}`", "no number");
        return null;
    }
}
