using System.Globalization;
using System.Text;
using SplCompiler.Diagnostics;
using SplCompiler.Knowledge;
using SplCompiler.Runtime;
using SplCompiler.Tests.Engines;

namespace SplCompiler.Tests.Apps;

/// <summary>TIME_PREFIX, TIME_FORMAT, TZ and their kin of a user's props.conf, over raw events.</summary>
public sealed class EventTimeSettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("splc").FullName;

    private readonly List<InputProblem> _problems = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("TIME_PREFIX = done=\nTIME_FORMAT = %d.%m.%Y %H:%M:%S", "2020-01-01 00:00:00 done=05.03.2021 04:05:06", "2021-03-05T04:05:06")]
    [InlineData("TIME_PREFIX = ^\\w+ at\nTIME_FORMAT = %s%3N", "x at 1614917106250", "2021-03-05T04:05:06.25")]
    [InlineData("TIME_FORMAT = %d/%m/%Y %H:%M", "note 01 of 05/03/2021 04:05", "2021-03-05T04:05:00")]
    [InlineData("TIME_PREFIX = end=", "2020-01-01 00:00:00 end=2021-03-05T04:05:06Z", "2021-03-05T04:05:06")]
    [InlineData("TIME_PREFIX = end=", "2020-01-01 00:00:00 end=[1614917106]", "2021-03-05T04:05:06")]
    [InlineData("TZ = America/New_York", "2021-03-05 04:05:06 x", "2021-03-05T09:05:06")]
    [InlineData("TZ = America/New_York", "2021-07-05 04:05:06 x", "2021-07-05T08:05:06")]
    [InlineData("TZ = America/New_York", "2021-03-05T04:05:06Z x", "2021-03-05T04:05:06")]
    [InlineData("TZ = America/New_York", "Mar  5 04:05:06 h sshd[1]: x", "2022-03-05T09:05:06")]
    [InlineData("TZ = America/New_York", "1.2.3.4 - - [05/Mar/2021:04:05:06 +0100] \"GET / HTTP/1.1\" 200 1", "2021-03-05T03:05:06")]
    [InlineData("TZ = America/New_York", "type=SYSCALL msg=audit(1614917106.000:1): arch=c000003e", "2021-03-05T04:05:06")]
    [InlineData("TZ = America/New_York\nTIME_FORMAT = %d.%m.%Y %H:%M:%S %z", "05.03.2021 04:05:06 +0200", "2021-03-05T02:05:06")]
    [InlineData("TZ = America/New_York\nTIME_FORMAT = %d.%m.%Y %H:%M:%S", "05.03.2021 04:05:06 +0200", "2021-03-05T09:05:06")]
    [InlineData("TIME_FORMAT = %b %d %H:%M:%S", "x y Jun 03 04:05:06", "2022-06-03T04:05:06")]
    [InlineData("TIME_FORMAT = %b %d %H:%M:%S", "x y Jun 08 04:05:06", "2021-06-08T04:05:06")]
    [InlineData("DATETIME_CONFIG = CURRENT", "2021-03-05 04:05:06 x", "2022-06-05T00:00:00")]
    public void ATimeIsReadWhereAndHowTheStanzaSays(string settings, string line, string time)
    {
        Write("default/props.conf", $"[mine]\n{settings}\n");
        Assert.Equal(time, Time(line));
        Assert.Empty(_problems);
    }

    [Theory]
    [InlineData("TIME_PREFIX = nowhere=", "2021-03-05 04:05:06 x", "2021-03-05T04:05:06", "TIME_PREFIX `nowhere=` is not in the event")]
    [InlineData("TIME_FORMAT = %d.%m.%Y", "2021-03-05 04:05:06 x", "2021-03-05T04:05:06", "no time of the form `%d.%m.%Y`")]
    [InlineData("TIME_PREFIX = end=\nTIME_FORMAT = %d.%m.%Y", "2021-03-05 04:05:06 end= at 06.03.2021", "2021-03-05T04:05:06", "no time of the form `%d.%m.%Y`")]
    [InlineData("TIME_PREFIX = end=", "2021-03-05 04:05:06 end=soon", "2021-03-05T04:05:06", "no time stands behind TIME_PREFIX")]
    [InlineData("TIME_FORMAT = %d.%m.%Y\nMAX_TIMESTAMP_LOOKAHEAD = 10", "2021-03-05 04:05:06 06.03.2021", "2021-03-05T04:05:06", "no time of the form")]
    [InlineData("TIME_FORMAT = %d.%m.%Y\nTZ = Europe/Berlin", "2021-03-05 04:05:06 x", "2021-03-05T03:05:06", "no time of the form")]
    [InlineData("TIME_FORMAT = %d.%m.%Y", "no time at all", "", "no time of the form")]
    public void ATimeThatIsNotThereIsRecognisedAndCounted(string settings, string line, string time, string problem)
    {
        Write("default/props.conf", $"[mine]\n{settings}\n");
        Assert.Equal(time, Time($"\n{line}"));
        InputProblem found = Assert.Single(_problems);
        Assert.Equal((InputProblemKind.UnreadableTime, 2L), (found.Kind, found.Line));
        Assert.Contains(problem, found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"_time":1000,"_raw":"05.03.2021 x"}""", "1970-01-01T00:16:40")]
    [InlineData("""{"_raw":"05.03.2021 x","time":1000}""", "2021-03-05T00:00:00")]
    [InlineData("""{"timestamp":"2020-01-01T00:00:00Z","when":"05.03.2021"}""", "2021-03-05T00:00:00")]
    public void AnExplicitTimeIsKept(string line, string time)
    {
        Write("default/props.conf", "[mine]\nTIME_FORMAT = %d.%m.%Y\n");
        Assert.Equal(time, Time(line));
        Assert.Empty(_problems);
    }

    [Fact]
    public void ASourceIsStrongerThanAHostThanASourceTypeThanAllAndEachSettingCountsAlone()
    {
        Write("default/props.conf", "[default]\nTZ = Asia/Tokyo\nTIME_FORMAT = none-%Y\n[mine]\nTIME_FORMAT = a-%d.%m.%Y\n");
        Assert.Equal("2021-03-04T15:00:00", Time("a-05.03.2021 b-06.03.2021 c-07.03.2021"));
        Write("local/props.conf", "[host::h*]\nTIME_FORMAT = b-%d.%m.%Y\n[mine]\nTZ = UTC\n");
        Assert.Equal("2021-03-06T00:00:00", Time("a-05.03.2021 b-06.03.2021 c-07.03.2021"));
        Write("local/props.conf", "[host::h*]\nTIME_FORMAT = b-%d.%m.%Y\n[source::...app.log]\nTIME_FORMAT = c-%d.%m.%Y\n[mine]\nTZ = UTC\n");
        Assert.Equal("2021-03-07T00:00:00", Time("a-05.03.2021 b-06.03.2021 c-07.03.2021"));
        Assert.Empty(_problems);
    }

    [Fact]
    public void WithoutRecognitionTheTimeIsThatOfTheFile()
    {
        Write("default/props.conf", "[mine]\nDATETIME_CONFIG = NONE\n");
        Write("app.log", "2021-03-05 04:05:06 x\n");
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "app.log"), new DateTime(2020, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        Assert.Equal("2020-02-03T04:05:06", Time(EventInput.FromFile(Path.Combine(_folder, "app.log"))));
        Assert.Equal("2022-06-05T00:00:00", Time("2021-03-05 04:05:06 x"));
    }

    [Theory]
    [InlineData("TIME_PREFIX = (a", "cannot be run")]
    [InlineData("TIME_FORMAT = today", "no variable such as %Y")]
    [InlineData("TIME_FORMAT = %Y %J", "no variable `%J`")]
    [InlineData("TIME_FORMAT = %Y %", "no variable `%`")]
    [InlineData("TZ = Mars/Olympus", "no time zone `Mars/Olympus`")]
    [InlineData("MAX_TIMESTAMP_LOOKAHEAD = far", "number of characters")]
    [InlineData("DATETIME_CONFIG = /etc/own.xml", "only CURRENT and NONE")]
    public void ABadSettingIsReportedWhereItStandsAndLeftOut(string setting, string message)
    {
        Write("default/props.conf", $"[mine]\n{setting}\n");
        Diagnostic found = Assert.Single(KnowledgeBase.Load([_folder]).Diagnostics);
        Assert.Contains(message, found.Message, StringComparison.Ordinal);
        Assert.Equal(2, found.Span.Line);
        Assert.Equal("2021-03-05T04:05:06", Time("2021-03-05 04:05:06 x"));
        Assert.Empty(_problems);
    }

    private string Time(string lines) => Time(EventInput.FromBytes("/var/log/app.log", Encoding.UTF8.GetBytes(lines)));

    private string Time(EventInput input)
    {
        var options = new CompilationOptions { Knowledge = KnowledgeBase.Load([_folder]) };
        var run = new RunnerOptions
        {
            Events = new EventOptions { SourceType = "mine", Host = "h1", Now = new SplTime(1_654_387_200_000_000) },
            OnProblem = _problems.Add,
        };
        string row = Assert.Single(CompiledEngine.Run(CompiledEngine.Pack([CompiledEngine.Compile("* | table _time", options)], options.Knowledge), [input], run));
        string seconds = row[(row.IndexOf(':', StringComparison.Ordinal) + 1)..].TrimEnd('}').Trim('"');
        return row == "{}" ? "" : DateTime.UnixEpoch.AddSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)).ToString("yyyy-MM-ddTHH:mm:ss.FFF", CultureInfo.InvariantCulture);
    }

    private void Write(string path, string text)
    {
        string full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
