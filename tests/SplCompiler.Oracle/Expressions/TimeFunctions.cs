using SplCompiler.Planning;
using SplCompiler.Runtime;

namespace SplCompiler.Oracle.Expressions;

/// <summary>Functions of date and time. Formats and modifiers are the runtime's.</summary>
/// <remarks>Source: Search Reference, "Date and Time functions".</remarks>
internal static class TimeFunctions
{
    public static Dictionary<string, Func<CallExpression, Evaluator, OracleValue>> Table { get; } = new()
    {
        ["now"] = (_, e) => OracleValue.Of(e.Context.Now.ToUnixTimeSeconds()),
        ["time"] = (_, _) => OracleValue.Of(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0),
        ["strftime"] = (call, e) => Time(call, e) is { } time && Second(call, e) is { } format
            ? OracleValue.Of(new TimeFormat(format).Format(time, e.Context.Zone))
            : OracleValue.Null,
        ["strptime"] = (call, e) => e.Value(call.Arguments[0]).Text is { } text && Second(call, e) is { } format
            ? OracleValue.Of(new TimeFormat(format).Parse(text, e.Context.Zone)?.Seconds)
            : OracleValue.Null,
        ["relative_time"] = (call, e) => Time(call, e) is { } time && Second(call, e) is { } modifier
            ? OracleValue.Of(RelativeTime.TryParse(modifier)?.Apply(time, e.Context.Zone).Seconds)
            : OracleValue.Null,
    };

    private static SplTime? Time(CallExpression call, Evaluator e) => e.Value(call.Arguments[0]).Number is { } seconds ? SplTime.FromSeconds(seconds) : null;

    private static string? Second(CallExpression call, Evaluator e) => e.Value(call.Arguments[1]).Text;
}
