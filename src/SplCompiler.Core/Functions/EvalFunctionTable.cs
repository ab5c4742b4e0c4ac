using SplCompiler.Functions.Eval;

namespace SplCompiler.Functions;

/// <summary>Every function of eval, in the order of the manual.</summary>
public static class EvalFunctionTable
{
    private static readonly Dictionary<string, EvalFunction> s_byName = new(StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<EvalFunction> All { get; } =
    [
        // Comparison and conditional
        new Case(),
        new Cidrmatch(),
        new Coalesce(),
        new If(),
        new In(),
        new Like(),
        new Lookup(),
        new Match(),
        new Nullif(),
        new Searchmatch(),
        new Validate(),

        // Conversion
        new Ipmask(),
        new Printf(),
        new Tonumber(),
        new Tostring(),

        // Cryptographic
        new Md5(),
        new Sha1(),
        new Sha256(),
        new Sha512(),

        // Date and time
        new Now(),
        new RelativeTime(),
        new Strftime(),
        new Strptime(),
        new Time(),

        // Informational
        new False(),
        new Isarray(),
        new Isbool(),
        new Isdouble(),
        new Isint(),
        new Ismv(),
        new Isnotnull(),
        new Isnull(),
        new Isnum(),
        new Isobject(),
        new Isstr(),
        new Null(),
        new True(),
        new Typeof(),

        // JSON
        new Json(),
        new JsonAppend(),
        new JsonArray(),
        new JsonArrayToMv(),
        new JsonDelete(),
        new JsonEntries(),
        new JsonExtend(),
        new JsonExtract(),
        new JsonExtractExact(),
        new JsonHasKeyExact(),
        new JsonKeys(),
        new JsonObject(),
        new JsonSet(),
        new JsonSetExact(),
        new JsonValid(),

        // Mathematical
        new Abs(),
        new Ceiling(),
        new Exact(),
        new Exp(),
        new Floor(),
        new Ln(),
        new Log(),
        new Pi(),
        new Pow(),
        new Round(),
        new Sigfig(),
        new Sqrt(),

        // Bitwise
        new BitAnd(),
        new BitNot(),
        new BitOr(),
        new BitShiftLeft(),
        new BitShiftRight(),
        new BitXor(),

        // Multivalue
        new CommandNames(),
        new Mvappend(),
        new Mvcount(),
        new Mvdedup(),
        new Mvfilter(),
        new Mvfind(),
        new Mvindex(),
        new Mvjoin(),
        new Mvmap(),
        new Mvrange(),
        new Mvreverse(),
        new Mvsort(),
        new Mvzip(),
        new MvToJsonArray(),

        // Statistical
        new Avg(),
        new Max(),
        new Min(),
        new RandomNumber(),
        new Sum(),

        // Text
        new Len(),
        new Lower(),
        new Ltrim(),
        new Replace(),
        new Rtrim(),
        new Spath(),
        new Split(),
        new Substr(),
        new Trim(),
        new Upper(),
        new Urldecode(),

        // Trigonometric and hyperbolic
        new Acos(),
        new Acosh(),
        new Asin(),
        new Asinh(),
        new Atan(),
        new Atan2(),
        new Atanh(),
        new Cos(),
        new Cosh(),
        new Hypot(),
        new Sin(),
        new Sinh(),
        new Tan(),
        new Tanh(),
    ];

    static EvalFunctionTable()
    {
        foreach (EvalFunction function in All)
        {
            foreach (string name in function.Doc.Aliases.Append(function.Name))
                s_byName.Add(name, function);
        }
    }

    public static IEnumerable<string> Names => s_byName.Keys;

    /// <summary>The function of this name, in any case; null when there is none.</summary>
    public static EvalFunction? Find(string name) => s_byName.GetValueOrDefault(name);
}
