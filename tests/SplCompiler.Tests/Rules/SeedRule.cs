using System.Text.Json;
using SplCompiler.Rules;

namespace SplCompiler.Tests.Rules;

/// <summary>The first real rule of the repository: Impacket SMBexec.</summary>
internal static class SeedRule
{
    public static string RepositoryRoot { get; } = FindRoot();

    public static RuleFile File { get; } = Load();

    public static SplCompilation Compilation { get; } = SplCompilation.Create(File);

    /// <summary>The data sets below the folder of events for which its rows are stated.</summary>
    public static string[] DataSets(string events)
    {
        using JsonDocument expectations = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(events, "expectations.json")));
        return
        [
            .. expectations.RootElement.GetProperty("pairs").EnumerateArray()
                .Where(pair => pair.TryGetProperty("seed_rule", out _))
                .Select(pair => pair.GetProperty("dataset").GetString()!),
        ];
    }

    private static RuleFile Load()
    {
        RulePackLoad load = RulePack.Load([Path.Combine(RepositoryRoot, "rules")]);
        return load.Rules.Single(rule => rule.Path == "windows/impacket_smbexec.yml");
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder!.FullName, "SplCompiler.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
