using System.Runtime.CompilerServices;
using Xunit;

namespace DetectionRules.Tests;

/// <summary>
/// Whole texts as tests, in the file convention of Verify: <c>Class.Method_parameters.verified.ext</c> beside the test is what was
/// approved; when the text differs, <c>….received.ext</c> is written there. To approve it, rename it.
/// </summary>
internal static class Snapshot
{
    public static void Verify(string text, string parameters = "", string extension = "txt", [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        string name = $"{Path.GetFileNameWithoutExtension(file)}.{method}{(parameters.Length == 0 ? "" : "_" + parameters)}";
        string path = Path.Combine(Path.GetDirectoryName(file)!, name);
        string approved = $"{path}.verified.{extension}", received = $"{path}.received.{extension}";
        text = text.ReplaceLineEndings("\n");
        if (File.Exists(approved) && File.ReadAllText(approved).ReplaceLineEndings("\n") == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Equal(File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : "", text);
        Assert.Fail($"nothing was approved yet: look at {received} and rename it");
    }
}
