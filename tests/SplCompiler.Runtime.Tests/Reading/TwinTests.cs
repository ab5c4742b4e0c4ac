using System.Text.Json;
using Xunit;
using Xunit.Abstractions;

namespace SplCompiler.Runtime.Tests.Reading;

/// <summary>The same events as a shipper's JSON and as XmlWinEventLog, from two independent hands.</summary>
public sealed class TwinTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("aptsimulator_cobaltstrike")]
    [InlineData("empire_psexec_dcerpc_tcp_svcctl")]
    [InlineData("empire_smbexec_dcerpc_smb_svcctl")]
    [InlineData("cmd_psexec_lsa_secrets_dump")]
    [InlineData("psh_lsass_memory_dump_comsvcs")]
    [InlineData("cmd_bitsadmin_download_psh_script")]
    public void RenderedRecordsAreTheTwinsText(string name)
    {
        if (SharedData.Find($"events/upstream/{name}.zip") is not { } json || SharedData.Find($"events/otrf/{name}.xml.ndjson.gz") is not { } xml)
        {
            output.WriteLine("shared events are absent: skipped");
            return;
        }

        var options = new ProbeOptions { WithTime = true, Jobs = 2 };
        IReadOnlyList<string> rendered = Probe.Read(EventInput.FromFile(json), options, "_raw", "host", "source", "EventID", "ProcessId", "Image");
        var twinOptions = new ProbeOptions { WithTime = true };
        IReadOnlyList<string> twins = Probe.Read(EventInput.FromFile(xml), twinOptions, "_raw", "host", "source", "EventID", "ProcessId", "Image", "_ln");
        Assert.Empty(options.Problems);
        Assert.Empty(twinOptions.Problems);

        int same = 0;
        string firstDifference = "";
        foreach (string twin in twins)
        {
            string ours = rendered[int.Parse(JsonDocument.Parse(twin).RootElement.GetProperty("_ln").GetString()!, System.Globalization.CultureInfo.InvariantCulture) - 1];
            bool isSame = twin.StartsWith(ours[..^1] + ",\"_ln\"", StringComparison.Ordinal);
            same += isSame ? 1 : 0;
            if (!isSame && firstDifference.Length == 0)
                firstDifference = $"{ours}\n{twin}";
        }

        output.WriteLine($"{name}: {same} of {twins.Count} records equal\n{firstDifference}");

        // Sysmon's pipe events: the twins left out EventType, which real records have.
        Assert.True(same >= twins.Count * 0.95, firstDifference);
    }
}
