namespace SplCompiler.Cli.Verbs;

/// <summary>Every verb, in the order of the help.</summary>
internal static class VerbTable
{
    private static readonly (string Name, Func<Verb> Create)[] s_verbs =
    [
        ("check", () => new CheckVerb()),
        ("run", () => new RunVerb()),
        ("query", () => new QueryVerb()),
        ("test", () => new TestVerb()),
        ("explain", () => new ExplainVerb()),
        ("fields", () => new FieldsVerb()),
        ("analyze", () => new AnalyzeVerb()),
        ("bench", () => new BenchVerb()),
        ("build", () => new BuildVerb()),
        ("catalog", () => new CatalogVerb()),
        ("serve", () => new ServeVerb()),
        ("help", () => new HelpVerb()),
    ];

    public static IEnumerable<string> Names => s_verbs.Select(verb => verb.Name);

    /// <summary>A fresh verb of this name, or null.</summary>
    public static Verb? Find(string name) => Array.Find(s_verbs, verb => verb.Name == name).Create?.Invoke();

    public static Verb[] CreateAll() => [.. s_verbs.Select(verb => verb.Create())];
}
