using System.Net;
using System.Net.Sockets;
using SplCompiler.Sources;

namespace SplCompiler.Tests.Sources;

/// <summary>The resolver of the system, with questions that go nowhere: its limits, and what it makes of answers.</summary>
public sealed class SystemNamesTests
{
    private readonly List<string> _problems = [];
    private int _asked;

    [Fact]
    public void NamesAndAddressesAreThoseOfTheAnswer()
    {
        SystemNames names = Names(
            asked => Task.FromResult(new IPHostEntry { HostName = $"h{asked}".Replace('.', '-') }), asked => Task.FromResult(new[] { IPAddress.Parse("192.0.2.1"), IPAddress.Parse("2001:db8::1") }));
        Assert.Equal("h192-0-2-7", names.NameOf("192.0.2.7"));
        Assert.Equal(["192.0.2.1", "2001:db8::1"], names.AddressesOf("h.example"));
        Assert.Empty(_problems);
    }

    [Fact]
    public void WhatIsNoQuestionIsNotAsked()
    {
        SystemNames names = Names(_ => throw new InvalidOperationException("asked"), _ => throw new InvalidOperationException("asked"));
        Assert.Null(names.NameOf("h.example"));
        Assert.Null(names.NameOf(""));
        Assert.Empty(names.AddressesOf("192.0.2.7"));
        Assert.Empty(names.AddressesOf(""));
    }

    [Fact]
    public void AnAddressWithoutANameHasNone()
    {
        SystemNames names = Names(asked => Task.FromResult(new IPHostEntry { HostName = asked.ToString() }), _ => throw new SocketException((int)SocketError.HostNotFound));
        Assert.Null(names.NameOf("192.0.2.7"));
        Assert.Empty(names.AddressesOf("nowhere.example"));
        Assert.Empty(_problems);
    }

    [Fact]
    public void AQuestionThatIsNotAnsweredIsSaidOnceAndManyEndTheAsking()
    {
        // Never answered: what ends the question is its limit.
        SystemNames names = Names(_ => new TaskCompletionSource<IPHostEntry>().Task, _ => throw new SocketException((int)SocketError.TryAgain));
        for (int i = 0; i < 30; i++)
            Assert.Null(names.NameOf($"192.0.2.{i}"));
        Assert.Equal(20, _asked);
        Assert.Empty(names.AddressesOf("h.example"));
        Assert.Equal(20, _asked);
        Assert.Collection(
            _problems,
            problem => Assert.Contains("did not answer for `192.0.2.0`", problem, StringComparison.Ordinal),
            problem => Assert.Contains("20 questions in a row had no answer", problem, StringComparison.Ordinal));
    }

    private SystemNames Names(Func<IPAddress, Task<IPHostEntry>> address, Func<string, Task<IPAddress[]>> name) => new(
        _problems.Add,
        (asked, _) =>
        {
            _asked++;
            return address(asked);
        },
        (asked, _) =>
        {
            _asked++;
            return name(asked);
        },
        TimeSpan.FromMilliseconds(1));
}
