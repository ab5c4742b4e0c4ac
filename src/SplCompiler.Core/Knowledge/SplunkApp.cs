using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SplCompiler.Diagnostics;
using SplCompiler.Rules;

namespace SplCompiler.Knowledge;

/// <summary>
/// The knowledge of one Splunk app: a folder with <c>default/</c> and <c>local/</c>, with the .conf files directly inside,
/// or a security_content checkout with <c>macros/*.yml</c> and <c>lookups/*.yml</c>.
/// </summary>
/// <remarks>Source: Admin Manual, "Configuration file precedence": inside an app, local is stronger than default.</remarks>
public sealed record SplunkApp
{
    private const string BuiltIn = "knowledge";
    private const string MacroFolder = "macros/";
    private const string LookupFolder = "lookups/";

    /// <summary>The folder, as diagnostics write it.</summary>
    public required string Directory { get; init; }

    /// <summary>Strongest first: of two with the same identity the first holds.</summary>
    public ImmutableArray<Macro> Macros { get; init; } = [];

    /// <summary>props.conf, local over default.</summary>
    public ImmutableArray<ConfStanza> Props { get; init; } = [];

    /// <summary>transforms.conf, local over default.</summary>
    public ImmutableArray<ConfStanza> Transforms { get; init; } = [];

    /// <summary>The lookups of <c>lookups/*.yml</c>; those of transforms.conf are among its stanzas.</summary>
    public ImmutableArray<LookupDefinition> Lookups { get; init; } = [];

    /// <summary>The tables of <c>lookups/</c>: file names without folder, and where they are.</summary>
    public ImmutableArray<(string Name, string Path)> Tables { get; init; } = [];

    /// <summary>eventtypes.conf, local over default.</summary>
    public ImmutableArray<ConfStanza> EventTypes { get; init; } = [];

    /// <summary>tags.conf, local over default.</summary>
    public ImmutableArray<ConfStanza> Tags { get; init; } = [];

    /// <summary>The data models of <c>data/models</c>, read when they are first asked for in the built-in app.</summary>
    public Lazy<ImmutableArray<DataModel>> DataModels { get; init; } = new([]);

    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Changes when any file of the app changes.</summary>
    public required string ContentKey { get; init; }

    /// <summary>Reads an app from a folder. A folder that is not there, and one without knowledge, is SPL4001.</summary>
    public static SplunkApp Load(string directory)
    {
        string shown = TextFiles.Shown(directory).TrimEnd('/');
        var diagnostics = new List<Diagnostic>();
        var files = new List<(string Relative, SourceFile File)>();
        if (System.IO.Directory.Exists(directory))
        {
            foreach (string relative in Candidates(directory, diagnostics))
            {
                Diagnostic? unreadable = TextFiles.TryRead(Path.Combine(directory, relative), $"{shown}/{relative}", out SourceFile? file);
                if (unreadable is null)
                    files.Add((relative, file!));
                else
                    diagnostics.Add(unreadable);
            }

            ImmutableArray<(string Name, string Path)> tables = TablesIn(Path.Combine(directory, LookupFolder));
            if (files.Count == 0 && tables.IsEmpty && diagnostics.Count == 0)
                diagnostics.Add(TextFiles.Unreadable(shown, "the folder holds no macros.conf, props.conf, transforms.conf, macros/*.yml or lookups/*.csv"));
            return Read(shown, files, diagnostics) with { Tables = tables };
        }

        diagnostics.Add(TextFiles.Unreadable(shown, "there is no such folder", "--app takes the folder of a Splunk app"));
        return Read(shown, files, diagnostics);
    }

    /// <summary>The app that is part of SplCompiler: <c>knowledge/</c>.</summary>
    public static SplunkApp LoadBuiltIn()
    {
        System.Reflection.Assembly assembly = typeof(SplunkApp).Assembly;
        var files = new List<(string, SourceFile)>();
        string[] names = [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith("knowledge/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        foreach (string name in names.Where(name => !IsTable(name)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            files.Add((name["knowledge/".Length..], new SourceFile(name, reader.ReadToEnd())));
        }

        return Read(BuiltIn, files, []) with { Tables = [.. names.Where(IsTable).Select(name => (Path.GetFileName(name), name))] };
    }

    private static List<string> Candidates(string directory, List<Diagnostic> diagnostics)
    {
        var found = new List<string>();
        foreach (string folder in (ReadOnlySpan<string>)["local", "default", ""])
        {
            foreach (string name in (ReadOnlySpan<string>)["macros.conf", "props.conf", "transforms.conf", "eventtypes.conf", "tags.conf"])
            {
                string relative = folder.Length == 0 ? name : $"{folder}/{name}";
                if (File.Exists(Path.Combine(directory, relative)))
                    found.Add(relative);
            }
        }

        foreach (string folder in (ReadOnlySpan<string>)["local/data/models", "default/data/models", "data/models"])
        {
            string models = Path.Combine(directory, folder);
            if (System.IO.Directory.Exists(models))
                found.AddRange(System.IO.Directory.EnumerateFiles(models, "*.json").Order(StringComparer.Ordinal).Select(path => $"{folder}/{Path.GetFileName(path)}"));
        }

        foreach (string folder in (ReadOnlySpan<string>)[MacroFolder, LookupFolder])
        {
            string path = Path.Combine(directory, folder);
            if (System.IO.Directory.Exists(path))
                found.AddRange(RuleFolder.Files(path, diagnostics).Where(IsYaml).Select(relative => folder + relative));
        }

        return found;
    }

    /// <summary>The tables that lie in a folder: file names, and where they are. None when it is not there.</summary>
    internal static ImmutableArray<(string Name, string Path)> TablesIn(string folder) => !System.IO.Directory.Exists(folder)
        ? []
        : [.. System.IO.Directory.EnumerateFiles(folder).Where(IsTable).Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), path))];

    private static bool IsTable(string path) =>
        path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase);

    private static bool IsYaml(string path) => Path.GetExtension(path).ToLowerInvariant() is ".yml" or ".yaml";

    private static SplunkApp Read(string shown, List<(string Relative, SourceFile File)> files, List<Diagnostic> diagnostics)
    {
        var macros = ImmutableArray.CreateBuilder<Macro>();
        foreach (ConfStanza stanza in ConfStanza.Inherit(Layered("macros.conf")))
        {
            if (MacroReader.Read(stanza, diagnostics) is { } macro)
                macros.Add(macro);
        }

        foreach ((_, SourceFile file) in Yaml(MacroFolder))
        {
            if (MacroReader.Read(file, diagnostics) is { } macro)
                macros.Add(macro);
        }

        ImmutableArray<LookupDefinition> lookups = [.. Yaml(LookupFolder).Select(file => LookupReader.Read(file.File, diagnostics)).OfType<LookupDefinition>()];

        return new SplunkApp
        {
            Directory = shown,
            Macros = macros.ToImmutable(),
            Props = Layered("props.conf"),
            Transforms = Layered("transforms.conf"),
            Lookups = lookups,
            EventTypes = Layered("eventtypes.conf"),
            Tags = Layered("tags.conf"),
            DataModels = Models(),
            ContentKey = Key(files),
            Diagnostics = [.. diagnostics],
        };

        IEnumerable<(string Relative, SourceFile File)> Yaml(string folder) =>
            files.Where(file => file.Relative.StartsWith(folder, StringComparison.Ordinal) && IsYaml(file.Relative));

        // What is built in has no mistakes to report, and many runs need no model.
        Lazy<ImmutableArray<DataModel>> Models()
        {
            List<SourceFile> models = [.. files.Where(file => file.Relative.EndsWith(".json", StringComparison.Ordinal)).Select(file => file.File)];
            var read = new Lazy<ImmutableArray<DataModel>>(() => [.. models.Select(file => DataModelReader.Read(file, diagnostics)).OfType<DataModel>().DistinctBy(model => model.Name)]);
            if (shown != BuiltIn)
                _ = read.Value;
            return read;
        }

        // Candidates come strongest first: local, default, then files directly inside.
        ImmutableArray<ConfStanza> Layered(string name)
        {
            var layers = new List<ImmutableArray<ConfStanza>>();
            foreach ((string relative, SourceFile file) in files.Where(file => Path.GetFileName(file.Relative) == name))
            {
                ConfFile conf = ConfFile.Parse(file);
                diagnostics.AddRange(conf.Diagnostics);
                layers.Add(conf.Stanzas);
            }

            return ConfStanza.Layer(layers.Select(layer => layer.AsEnumerable()));
        }
    }

    private static string Key(List<(string Relative, SourceFile File)> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string relative, SourceFile file) in files)
            hash.AppendData(Encoding.UTF8.GetBytes($"{relative}\0{file.Text.Length}\0{file.Text}\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
