using SplCompiler.Runtime;
using Xunit;

namespace SplCompiler.Tests.Knowledge;

public sealed class TimeSettingsTests
{
    /// <summary>What is accepted when an app is read, the runtime reads.</summary>
    [Fact]
    public void EveryVariableThatIsAcceptedIsRead()
    {
        var time = new SplTime(1_614_917_106_250_000);
        foreach (char variable in SplCompiler.Knowledge.TimeSettings.Variables.Where(variable => variable is not ('n' or 't' or '%')))
        {
            string format = $"%Y-%m-%d %{variable}";
            string text = new TimeFormat(format).Format(time, TimeZoneInfo.Utc);
            Assert.True(new TimeFormat(format).Parse(text, TimeZoneInfo.Utc) is not null, $"{format}: {text}");
        }
    }
}
