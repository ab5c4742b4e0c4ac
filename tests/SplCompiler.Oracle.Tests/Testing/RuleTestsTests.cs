using SplCompiler.Testing;
using Xunit;

namespace SplCompiler.Tests.Testing;

public sealed class RuleTestsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spl-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void EventsAndRowsBesideARuleAreACase()
    {
        Write("x.yml", "search: '*'");
        Write("x.events.ndjson", """{"a": "1"}""");
        Write("x.rows.ndjson", "{\"a\": \"1\"}\n\n{\"a\": 2}\n");

        TestCase test = TestPack.Load([_folder]).Cases.Single();

        Assert.Equal((Path.Combine(_folder, "x.yml"), Path.Combine(_folder, "x.events.ndjson")), (test.RulePath, test.EventsPath));
        Assert.Equal(2, Assert.IsType<RowsExpectation>(test.Expect).Rows.Length);
    }

    [Fact]
    public void EmptyRowsExpectNone()
    {
        Write("x.events.ndjson", "{}");
        Write("x.rows.ndjson", "");

        Assert.Empty(Assert.IsType<RowsExpectation>(RuleTests.Beside(Path.Combine(_folder, "x.yml")).Cases.Single().Expect).Rows);
    }

    [Fact]
    public void OneOfTheTwoFilesIsAMistake()
    {
        Write("x.rows.ndjson", "");
        Write("y.events.ndjson", "");

        Assert.Equal("SPL4001", RuleTests.Beside(Path.Combine(_folder, "x.yml")).Diagnostics.Single().Code);
        Assert.Equal("SPL4001", RuleTests.Beside(Path.Combine(_folder, "y.yml")).Diagnostics.Single().Code);
    }

    [Fact]
    public void AMistakeInALineIsReportedThere()
    {
        Write("x.events.ndjson", "{}");
        Write("x.rows.ndjson", "{\"a\": 1}\n{\"a\": true}\n{\n");

        Assert.Equal([(2, 7), (3, 2)], RuleTests.Beside(Path.Combine(_folder, "x.yml")).Diagnostics
            .Select(diagnostic => (diagnostic.Span.Line, diagnostic.Span.Column)).Order());
    }

    [Fact]
    public void ARuleThatIsNamedNeedsATest()
    {
        Write("x.yml", "search: '*'");

        Assert.Empty(TestPack.Load([_folder]).Diagnostics);
        Assert.Equal("SPL4001", TestPack.Load([Path.Combine(_folder, "x.yml")]).Diagnostics.Single().Code);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
