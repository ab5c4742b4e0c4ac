using SplCompiler.Docs;
using SplCompiler.Emission;
using SplCompiler.Planning;

namespace SplCompiler.Functions.Eval;

/// <summary><c>strptime</c>: reads a time from text in a format, as seconds since 1970; null when it does not fit.</summary>
public sealed class Strptime() : TimeFormatFunction("Strptime", SplType.Time)
{
    public override WordDoc Doc { get; } = new("strptime")
    {
        Usage = "strptime(<text>, <format>)",
        Summary = "Reads a time from text in a format, as seconds since 1970; null when it does not fit.",
        Manual = "Search Reference, Date and Time functions",
        Examples =
        [
            new("a time", "eval b=strptime(a, \"%Y-%m-%d %H:%M:%S\")", """{"a": "2018-08-13 11:22:33"}""", """{"a": "2018-08-13 11:22:33", "b": 1534159353}"""),
            new("an offset", "eval b=strptime(a, \"%Y-%m-%dT%H:%M:%S%z\")", """{"a": "1970-01-01T01:00:00+0100"}""", """{"a": "1970-01-01T01:00:00+0100", "b": 0}"""),
            new("does not fit", "eval b=strptime(a, \"%Y-%m-%d\")", """{"a": "yesterday"}""", """{"a": "yesterday"}"""),
            new("null", "eval b=strptime(a, \"%Y\")", """{"z": "1"}""", """{"z": "1"}"""),
            new("several values are not supported", "eval b=strptime(a, \"%Y\")", """{"a": ["x", "y"]}""", """{"a": ["x", "y"]}"""),
        ],
    };

    protected override Code Subject(Expression subject, ExpressionEmitter emit) => emit.Text(subject);
}
