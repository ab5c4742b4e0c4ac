using System.Collections.Immutable;

namespace SplCompiler.Rules;

/// <summary>Reads the <c>tests:</c> of a rule. An entry that cannot be read is a test with a problem: it keeps nobody from running the rule.</summary>
internal static class RecordedTests
{
    public static ImmutableArray<RecordedTest> Read(YamlNode? tests) => tests switch
    {
        null or YamlText { IsNull: true } => [],
        YamlList list => [.. list.Items.Select(Test)],
        _ => [new RecordedTest("tests", [], "`tests` is no list")],
    };

    private static RecordedTest Test(YamlNode node)
    {
        if (node is not YamlMap map)
            return new RecordedTest("test", [], "a test is no mapping");
        string name = Text(map, "name") ?? "test";
        if (map["attack_data"] is not YamlList { Items.Count: > 0 } list)
            return new RecordedTest(name, [], "it has no list `attack_data`");
        RecordedData?[] data = [.. list.Items.Select(Data)];
        return data.Any(entry => entry is null)
            ? new RecordedTest(name, [], "an entry of `attack_data` has no `data`")
            : new RecordedTest(name, [.. data.OfType<RecordedData>()]);
    }

    private static RecordedData? Data(YamlNode node) => node is YamlMap map && Text(map, "data") is { } link
        ? new RecordedData(link, Text(map, "source"), Text(map, "sourcetype"), Text(map, "host"), Text(map, "custom_index") ?? Text(map, "index"))
        : null;

    private static string? Text(YamlMap map, string key) => map[key] is YamlText { IsNull: false } text && text.Value.Trim() is { Length: > 0 } value ? value : null;
}
