using System.Text;
using Xunit;

namespace SplCompiler.Runtime.Tests.Reading;

/// <summary>What may stand for other text is seen at every place of a block of bytes.</summary>
public sealed unsafe class TextCheckTests
{
    [Theory]
    [InlineData(@"\u0041", true)]
    [InlineData(@"\u212a", true)]
    [InlineData("&#65;", true)]
    [InlineData("\u017F", true)]
    [InlineData("\u212A", true)]
    [InlineData(@"\u4e2d", false)]
    [InlineData("&amp;", false)]
    [InlineData(@"C:\users", false)]
    [InlineData(@"C:\\windows\n\t", false)]
    [InlineData("\u2122 \u00AE \u0161", false)]
    [InlineData("", false)]
    public void DisguisedTextIsSeen(string sign, bool expected)
    {
        for (int at = 0; at < 130; at++)
        {
            byte[] bytes = [.. Encoding.UTF8.GetBytes(new string('x', at) + sign + new string('x', 130 - at)), .. new byte[128]];
            fixed (byte* text = bytes)
            {
                Assert.Equal(expected, TextCheck.IsDisguised(text, text + bytes.Length - 128));
                Assert.True(TextCheck.IsUtf8(text, text + bytes.Length - 128));
            }
        }
    }

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xC3, 0x28 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    public void WhatIsNoUtf8IsSeen(byte[] wrong)
    {
        for (int at = 0; at < 130; at++)
        {
            byte[] bytes = [.. Enumerable.Repeat((byte)'x', at), .. wrong, .. Enumerable.Repeat((byte)'x', 130 - at), .. new byte[128]];
            fixed (byte* text = bytes)
                Assert.False(TextCheck.IsUtf8(text, text + bytes.Length - 128));
        }
    }
}
