using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SplCompiler.Cli.Building;

/// <summary>What an earlier build left in its state file, so that the next one compiles what has changed.</summary>
/// <param name="Program">The compiler, its options and settings; rules of another one are compiled again.</param>
/// <param name="Rules">The rules without errors.</param>
internal sealed record BuildState(string Program, ImmutableArray<BuiltRule> Rules)
{
    /// <summary>The state of the file; an empty one when there is none that can be read, or when another program left it.</summary>
    public static BuildState Read(string path, string program)
    {
        try
        {
            if (File.Exists(path) && JsonSerializer.Deserialize(File.ReadAllBytes(path), BuildStateJson.Default.BuildState) is { } state && state.Program == program)
                return state;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or NotSupportedException)
        {
            // Everything is compiled again.
        }

        return new BuildState(program, []);
    }

    public void Write(string path)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        WholeFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(this, BuildStateJson.Default.BuildState));
    }
}

/// <summary>A rule of an earlier build.</summary>
/// <param name="Rule">64 hexadecimal digits of its file, its place and its name.</param>
/// <param name="File">The generated file, relative to the folder.</param>
/// <param name="FileKey">64 hexadecimal digits of that file.</param>
/// <param name="Reads">The event fields that the class reads.</param>
/// <param name="ReadsEverything">True when it reads fields that are not named.</param>
/// <param name="Asked">What it asked of knowledge.</param>
/// <param name="Findings">What was said of it.</param>
internal sealed record BuiltRule(
    string Rule, string File, string FileKey, ImmutableArray<string> Reads, bool ReadsEverything, ImmutableArray<AnsweredQuestion> Asked, ImmutableArray<KeptFinding> Findings);

[JsonSerializable(typeof(BuildState))]
internal sealed partial class BuildStateJson : JsonSerializerContext;
