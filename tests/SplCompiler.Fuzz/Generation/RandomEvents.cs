using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SplCompiler.Fuzz.Generation;

/// <summary>Events with missing fields, several values, numbers as text, empty text, cases that differ, and letters of all planes.</summary>
public static class RandomEvents
{
    /// <summary>Values of fields and of literals: few, so that they meet.</summary>
    public static ImmutableArray<string> Texts { get; } =
        ["", "x", "X", "ab", "aB", "abc", "a,b", "a b", "b;c", "é", "Straße", "日本", "🔑a", "10", "9", "1.0", "1.50", "-3", "0x1F", "1e2", "007", "10.0.0.5", "192.168.1.77", "C:\\Temp\\a.exe", "true", "null", "a*c", "100%", "a\"b"];

    private static readonly ImmutableArray<string> s_raws =
        ["login failed for user=bob from 10.0.0.5", "Login OK user=Eve code=10", "a=1 b=\"two words\" c=x,y", "<EventID>4688</EventID><User>bob</User>", "{\"k\":{\"l\":[1,2,\"x\"]},\"a\":\"ab\"}", "ERROR x X abc", ""];

    private static readonly ImmutableArray<string> s_json =
        ["{\"k\":1,\"l\":[1,\"x\",null],\"o\":{\"p\":\"q\"}}", "[1,2.5,\"x\",true]", "{\"k\":\"\",\"l\":[]}", "{broken", "[]", "{\"k\":{\"l\":2},\"a.b\":\"dot\"}"];

    /// <summary>Up to eight events.</summary>
    public static ImmutableArray<string> Draw(Draw draw)
    {
        int count = draw.Chance(5) ? 0 : 1 + draw.Below(8);
        return [.. Enumerable.Range(0, count).Select(_ => One(draw).ToJsonString(s_plain))];
    }

    private static readonly JsonSerializerOptions s_plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static JsonObject One(Draw draw)
    {
        var made = new JsonObject();
        if (draw.Chance(85))
            made["_time"] = 1_700_000_000 + draw.Below(400) + (draw.Chance(20) ? 0.25 : 0);
        if (draw.Chance(40))
            made["_raw"] = draw.One(s_raws);
        foreach (string name in (string[])["a", "b", "u"])
            Add(name, 75, () => draw.One(Texts));
        foreach (string name in (string[])["n", "m"])
            Add(name, 80, () => Number(draw));
        if (draw.Chance(60))
            made["t"] = new JsonArray([.. Enumerable.Range(0, 1 + draw.Below(4)).Select(_ => (JsonNode?)JsonValue.Create(draw.One(Texts)))]);
        Add("ip", 40, () => draw.One("10.0.0.5", "10.0.1.7", "192.168.1.77", "2001:db8::1", "host"));
        Add("j", 40, () => draw.One(s_json));
        return made;

        void Add(string name, int percent, Func<JsonNode?> value)
        {
            if (draw.Chance(percent))
                made[name] = value();
        }
    }

    private static JsonNode Number(Draw draw) => draw.Below(6) switch
    {
        0 => JsonValue.Create(draw.Below(5)),
        1 => JsonValue.Create(draw.Below(200) - 50),
        2 => JsonValue.Create((draw.Below(400) - 100) / 4.0),
        3 => JsonValue.Create(draw.One("7", "-2", "2.50", "1e1", "0", "12")),
        4 => JsonValue.Create(1_700_000_000 + draw.Below(100_000)),
        _ => JsonValue.Create(draw.One("abc", "", "5 kg", "1,234")),
    };
}
