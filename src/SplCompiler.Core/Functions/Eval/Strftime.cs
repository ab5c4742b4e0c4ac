using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>strftime</c>: writes a time, seconds since 1970, in a format.</summary>
public sealed class Strftime() : TimeFormatFunction("Strftime", SplType.Text)
{
    public override WordDoc Doc { get; } = new("strftime")
    {
        Usage = "strftime(<time>, <format>)",
        Summary = "Writes a time, seconds since 1970, in a format.",
        Manual = "Search Reference, Date and Time functions",
        Examples =
        [
            new("a day", "eval b=strftime(a, \"%Y-%m-%dT%H:%M:%S\")", """{"a": "1745995522"}""", """{"a": "1745995522", "b": "2025-04-30T06:45:22"}"""),
            new("parts of a second", "eval b=strftime(a, \"%H:%M:%S.%3N\")", """{"a": "0.25"}""", """{"a": "0.25", "b": "00:00:00.250"}"""),
            new("no time", "eval b=strftime(a, \"%Y\")", """{"a": "x"}""", """{"a": "x"}"""),
            new("null", "eval b=strftime(a, \"%Y\")", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values", "eval b=strftime(a, \"%Y\")", """{"a": ["1", "2"]}""", """{"a": ["1", "2"]}"""),
        ],
    };

    protected override Code Subject(Expression subject, ExpressionEmitter emit) => ExpressionEmitter.Convert(emit.Value(subject), SplType.Time);
}
