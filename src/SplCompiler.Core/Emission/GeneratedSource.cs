using System.Collections.Immutable;
using SplCompiler.Planning;

namespace SplCompiler.Emission;

/// <summary>Where a generated class lives.</summary>
/// <param name="Namespace">From the folder of the rule: <c>SplCompiler.Generated.Windows</c>.</param>
/// <param name="Class">From the file name, or the stanza, of the rule.</param>
/// <param name="File">Path of the generated file, relative, with <c>/</c>: <c>Windows/ImpacketSmbexec.g.cs</c>.</param>
public sealed record GeneratedName(string Namespace, string Class, string File)
{
    public string FullName => $"{Namespace}.{Class}";

    /// <summary>The name of a rule: folders become namespaces, file name or stanza becomes the class.</summary>
    public static GeneratedName Of(string path, string? stanza, string rootNamespace = "SplCompiler.Generated")
    {
        string[] folders = [.. path.Split('/')[..^1].Where(folder => folder is not ("" or "." or "..")).Select(Identifiers.Type)];
        string file = System.IO.Path.GetFileNameWithoutExtension(path);
        string name = Identifiers.Type(stanza ?? file);
        // A class may not have the name of the namespace it stands in without hiding it from its neighbours.
        string space = string.Join('.', [rootNamespace, .. folders]);
        return new GeneratedName(space, name, string.Join('/', [.. folders, name + ".g.cs"]));
    }
}

/// <summary>A generated C# file.</summary>
/// <param name="Name">Where it lives.</param>
/// <param name="Text">The C#.</param>
public sealed record GeneratedSource(GeneratedName Name, string Text)
{
    /// <summary>The event fields that the class reads; everything when it has a wildcard over open events.</summary>
    public FieldNeeds Reads { get; init; } = FieldNeeds.None;

    /// <summary>For the class of a rule, what the runner may know before it constructs one.</summary>
    public DetectionLead? Lead { get; init; }

    /// <summary>The patterns that the class matches; what the optimizer turned into comparisons is none.</summary>
    public ImmutableArray<PatternUse> Patterns { get; init; } = [];
}
