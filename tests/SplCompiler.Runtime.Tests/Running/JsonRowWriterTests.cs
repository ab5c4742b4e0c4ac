using System.Text;
using Xunit;

namespace SplCompiler.Runtime.Tests.Running;

public sealed class JsonRowWriterTests
{
    private static string Row(Action<JsonRowWriter> write)
    {
        var writer = new JsonRowWriter();
        writer.BeginRow();
        write(writer);
        writer.EndRow();
        return Encoding.UTF8.GetString(writer.Text);
    }

    [Fact]
    public void NumbersTextsListsAndTimesHaveTheirJsonForm() => Assert.Equal(
        """{"i":5,"d":0.1,"neg":-3,"big":1e+300,"nan":"nan","inf":"-inf","t":"5","l":["a","b"],"one":"a","time":1623402435.635}""",
        Row(writer =>
        {
            writer.Write("i", 5.0);
            writer.Write("d", 0.1);
            writer.Write("neg", SplValue.FromNumber(-3));
            writer.Write("big", 1e300);
            writer.Write("nan", double.NaN);
            writer.Write("inf", SplValue.FromNumber(double.NegativeInfinity));
            writer.Write("t", "5");
            writer.Write("l", ["a", "b"]);
            writer.Write("one", ["a"]);
            writer.Write("time", new SplTime(1623402435635000));
        }));

    [Fact]
    public void MissingValuesAreLeftOut() => Assert.Equal("{}", Row(writer =>
    {
        writer.Write("a", FieldValues.Missing);
        writer.Write("b", SplValue.Null);
        writer.Write("c", (string?)null);
        writer.Write("d", (double?)null);
        writer.Write("e", (SplTime?)null);
        writer.Write("f", ReadOnlySpan<string>.Empty);
        writer.Write(OpenFields.Empty);
    }));

    [Fact]
    public void TextIsEscapedOnceAndNamesToo() => Assert.Equal(
        "{\"a\\\"b\":\"\\\\ \\\" \\n\\r\\t\\u0001\\u001f é 😀\"}", Row(writer => writer.Write("a\"b", "\\ \" \n\r\t\u0001\u001f é 😀")));

    [Fact]
    public void ListsOfMixedKindsKeepTheirKinds() => Assert.Equal(
        """{"v":[1,"x"]}""", Row(writer => writer.Write("v", SplValue.FromMany([SplValue.FromNumber(1), SplValue.FromText("x")]))));
}
