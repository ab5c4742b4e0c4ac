using System.Security.Cryptography;
using System.Text;
using SplCompiler.Cli.Options;
using SplCompiler.Cli.Settings;
using SplCompiler.Knowledge;
using SplCompiler.Rules;

namespace SplCompiler.Cli.Packs.Images;

/// <summary>Names what a compiled pack is made of: the files of the rules, of the apps and of the settings, the options, and this program.</summary>
internal sealed class PackKey : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private PackKey()
    {
    }

    /// <summary>64 hexadecimal digits, or null when a file cannot be read: then there is something to report.</summary>
    /// <exception cref="UsageException">The paths stand below different settings files.</exception>
    public static string? Of(IReadOnlyList<string> paths, Invocation call)
    {
        using var key = new PackKey();
        try
        {
            key.AddProgram();
            key.AddOptions(call);
            IEnumerable<string> apps = call.Get(call.Shared.Apps)!;
            if (SettingsFile.Find(paths) is { } settings)
            {
                key.AddFile(settings, settings);
                apps = apps.Concat(SettingsFile.Read(settings).Apps);
            }

            foreach (string app in apps)
                key.AddFolder(app);
            // What a path is below decides the name of its rules, so the paths count too.
            foreach (string path in paths)
                key.Add(path);
            foreach ((string path, string shown) in RulePack.Files(paths))
                key.AddFile(path, shown);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }

        return Convert.ToHexStringLower(key._hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    private void AddProgram()
    {
        foreach (Type part in new[] { typeof(PackKey), typeof(SplCompilation), typeof(Runtime.Detection), typeof(Roslyn.PackCompiler) })
            Add(part.Module.ModuleVersionId.ToString());
    }

    private void AddOptions(Invocation call)
    {
        Add(call.Get(call.Shared.TimeZone) ?? "");
        // Knowledge is not the same with these.
        Add(call.Get(call.Shared.Terms)!);
        Add(call.Get(call.Shared.GeoIp) is null ? "without locations" : "with locations");
        Add(call.Get(call.Shared.AllowNetwork) ? "with the network" : "without the network");
        AddOutput(call.Get(call.Shared.LookupOut));
        // Findings are kept as they are shown.
        Add(call.ErrorColors.IsOn ? "colors" : "plain");
        foreach (string pass in call.Get(call.Shared.Without)!)
            Add(pass);
    }

    /// <summary>Of the tables that runs wrote, a rule is compiled with their names and columns.</summary>
    private void AddOutput(string? folder)
    {
        Add(folder ?? "no output");
        if (!Directory.Exists(folder))
            return;
        foreach (string path in Directory.EnumerateFiles(folder, "*.csv*").Order(StringComparer.Ordinal))
        {
            Add(path);
            foreach (string column in LookupHeader.Read(path))
                Add(column);
        }
    }

    // Hidden folders are no part of an app.
    private void AddFolder(string folder)
    {
        Add(folder);
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System, IgnoreInaccessible = false };
        foreach (string path in Directory.EnumerateFiles(folder, "*", options).Order(StringComparer.Ordinal))
            AddFile(path, path);
    }

    private void AddFile(string path, string shown)
    {
        Add(shown);
        Add(File.ReadAllBytes(path));
    }

    private void Add(string text) => Add(Encoding.UTF8.GetBytes(text));

    private void Add(byte[] bytes)
    {
        _hash.AppendData(BitConverter.GetBytes(bytes.Length));
        _hash.AppendData(bytes);
    }
}
