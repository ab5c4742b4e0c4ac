using Xunit;

namespace SplCompiler.Runtime.Tests.Matching;

/// <summary>A term is refuted only by a text that it cannot do without.</summary>
public sealed class FoundTextsTests
{
    private static readonly string[] s_texts = ["<net>", "-enco", "user"];

    [Theory]
    [InlineData("net", true)]
    [InlineData("netstat", false)]
    [InlineData("-encoded", true)]
    [InlineData("superuser", true)]
    [InlineData("group", false)]
    [InlineData("net*", false)]
    public void WhatIsNotFoundRefutesTermsThatNeedIt(string term, bool isRefuted)
    {
        var found = new FoundTexts(s_texts);
        found.Begin();
        Assert.Equal(isRefuted, found.Lacks(RawTerm.Phrase(term)));
        for (int text = 0; text < s_texts.Length; text++)
            found.Add(text);
        Assert.False(found.Lacks(RawTerm.Phrase(term)));
        found.Begin();
        Assert.Equal(isRefuted, found.Lacks(RawTerm.Phrase(term)));
    }
}
