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
        new Coalesce(),
        new If(),
        new Like(),
        new Match(),

        // Conversion
        new Tonumber(),
        new Tostring(),

        // Informational
        new False(),
        new Isnotnull(),
        new Isnull(),
        new Null(),
        new True(),

        // Multivalue
        new Mvappend(),
        new Mvcount(),
        new Mvindex(),

        // Text
        new Len(),
        new Lower(),
        new Replace(),
        new Split(),
        new Upper(),
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
