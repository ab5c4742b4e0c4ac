using SplCompiler.Planning;
using SplCompiler.Runtime;
using static SplCompiler.Oracle.Expressions.EvalFunctions;

namespace SplCompiler.Oracle.Expressions;

/// <summary>Functions of single texts. What they do to one text is the runtime's; that null and several values give null is decided here.</summary>
/// <remarks>Source: Search Reference, "Text functions", "Cryptographic functions", "Conversion functions".</remarks>
internal static class TextFunctions
{
    private const string Blanks = " \t";

    public static Dictionary<string, Func<CallExpression, Evaluator, OracleValue>> Table { get; } = new()
    {
        ["ipmask"] = OfTexts(a => OracleValue.Of(Eval.Ipmask(a[0], a[1]))),
        ["printf"] = OfValues(a => a.All(value => value.Single is not null)
            ? OracleValue.Of(Eval.Printf(a[0].Text, [.. a.Skip(1).Select(Scalars.Plain)]))
            : OracleValue.Null),
        ["md5"] = OfTexts(a => OracleValue.Of(Eval.Md5(a[0]))),
        ["sha1"] = OfTexts(a => OracleValue.Of(Eval.Sha1(a[0]))),
        ["sha256"] = OfTexts(a => OracleValue.Of(Eval.Sha256(a[0]))),
        ["sha512"] = OfTexts(a => OracleValue.Of(Eval.Sha512(a[0]))),
        ["spath"] = OfTexts(a => Scalars.Of(Eval.Spath(a[0], a[1]))),
        ["substr"] = OfValues(a => a.Skip(1).All(place => place.Number is not null)
            ? OracleValue.Of(Eval.Substr(a[0].Text, a[1].Number, a.Count > 2 ? a[2].Number : double.PositiveInfinity))
            : OracleValue.Null),
        ["trim"] = OfTexts(a => OracleValue.Of(Eval.Trim(a[0], a.ElementAtOrDefault(1) ?? Blanks))),
        ["ltrim"] = OfTexts(a => OracleValue.Of(Eval.Ltrim(a[0], a.ElementAtOrDefault(1) ?? Blanks))),
        ["rtrim"] = OfTexts(a => OracleValue.Of(Eval.Rtrim(a[0], a.ElementAtOrDefault(1) ?? Blanks))),
        ["urldecode"] = OfTexts(a => OracleValue.Of(Eval.Urldecode(a[0]))),
    };
}
