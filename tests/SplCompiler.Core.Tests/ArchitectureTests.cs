using System.Reflection;
using System.Xml.Linq;
using SplCompiler.Emission;
using Xunit;

namespace SplCompiler.Tests;

/// <summary>What docs/architecture.md says about projects and names, held against the project files and the runtime.</summary>
public sealed class ArchitectureTests
{
    /// <summary>The projects of ours that each project may reference; a project that is not in the clone is passed over.</summary>
    private static readonly Dictionary<string, string[]> s_references = new(StringComparer.Ordinal)
    {
        ["src/SplCompiler.Runtime"] = [],
        ["src/SplCompiler.Core"] = [],
        ["src/SplCompiler.Sources"] = ["SplCompiler.Runtime"],
        ["src/SplCompiler.Hosting"] = ["SplCompiler.Runtime"],
        ["src/SplCompiler.Roslyn"] = ["SplCompiler.Core", "SplCompiler.Runtime"],
        ["src/SplCompiler.Catalog"] = ["SplCompiler.Core"],
        ["tests/SplCompiler.Oracle"] = ["SplCompiler.Core", "SplCompiler.Runtime"],
        ["generated"] = ["SplCompiler.Runtime"],
    };

    public static TheoryData<string> Projects => new(s_references.Keys.Where(folder => ProjectFile(folder) is not null));

    public static TheoryData<string, string> RuntimeMembers
    {
        get
        {
            var members = new TheoryData<string, string>();
            foreach (Type type in typeof(RuntimeNames).GetNestedTypes())
            {
                foreach (FieldInfo constant in type.GetFields(BindingFlags.Public | BindingFlags.Static))
                    members.Add(type.Name, (string)constant.GetRawConstantValue()!);
            }

            return members;
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void AProjectReferencesNoOtherThanItMay(string folder)
    {
        IEnumerable<string> references = XDocument.Load(ProjectFile(folder)!)
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')));
        Assert.Empty(references.Except(s_references[folder], StringComparer.Ordinal));
    }

    [Fact]
    public void EveryProjectUnderSrcButTheCommandLineHasARule()
    {
        IEnumerable<string> projects = Directory.GetDirectories(ProjectFolder.Path("src"))
            .Where(folder => Directory.GetFiles(folder, "*.csproj").Length > 0)
            .Select(folder => $"src/{Path.GetFileName(folder)}");
        Assert.Empty(projects.Except([.. s_references.Keys, "src/SplCompiler.Cli", "src/SplCompiler.Build"], StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(RuntimeMembers))]
    public void ARuntimeNameIsAMemberOfTheRuntime(string type, string member)
    {
        Type? declaring = typeof(Runtime.Detection).Assembly.GetType($"{RuntimeNames.Namespace}.{type}");
        Assert.NotNull(declaring);
        Assert.NotEmpty(declaring.GetMember(member, BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance));
    }

    [Fact]
    public void ARuleHidesNoTypeOfTheRuntime()
    {
        IEnumerable<string> types = typeof(Runtime.Detection).Assembly.GetExportedTypes().Where(type => !type.IsNested).Select(type => type.Name.Split('`')[0]);
        Assert.Empty(types.Except(RuntimeNames.Types, StringComparer.Ordinal));
        Assert.Equal("CidrRule", GeneratedName.Of("cidr.yml", null).Class);
    }

    [Fact]
    public void DocsArchitectureNamesEachFolderOfSrc()
    {
        string page = File.ReadAllText(ProjectFolder.Path("docs/architecture.md"));
        foreach (string folder in Directory.GetDirectories(ProjectFolder.Path("src")))
        {
            if (Directory.GetFiles(folder, "*.csproj").Length > 0)
                Assert.Contains($"`src/{Path.GetFileName(folder)}`", page, StringComparison.Ordinal);
        }
    }

    private static string? ProjectFile(string folder)
    {
        string path = ProjectFolder.Path(folder);
        return Directory.Exists(path) ? Directory.GetFiles(path, "*.csproj").SingleOrDefault() : null;
    }
}
