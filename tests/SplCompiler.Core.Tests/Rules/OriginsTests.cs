using SplCompiler.Rules;
using Xunit;

namespace SplCompiler.Tests.Rules;

public sealed class OriginsTests
{
    // Few values, so that runs of each kind meet: of one place, of places one after another, of leaps, of two calls of one macro.
    [Fact]
    public void EveryCharacterKeepsItsOrigin()
    {
        var random = new Random(2026);
        MacroExpansion?[] expansions = [null, Call(), Call()];
        for (int round = 0; round < 2_000; round++)
        {
            var all = new Origin[random.Next(1, 40)];
            int offset = 0;
            MacroExpansion? expansion = null;
            for (int i = 0; i < all.Length; i++)
            {
                offset += random.Next(8) switch { 0 => -3, 1 => 5, < 5 => 0, _ => 1 };
                expansion = random.Next(4) == 0 ? expansions[random.Next(3)] : expansion;
                all[i] = new Origin(offset, expansion, random.Next(10) == 0);
            }

            var origins = new Origins(all);
            Assert.Equal(all.Length, origins.Length);
            for (int i = 0; i < all.Length; i++)
            {
                Assert.Equal(all[i], origins[i]);
                Assert.Same(all[i].Expansion, origins[i].Expansion);
            }
        }

        static MacroExpansion Call() => new("m", "macros.conf:1", "index=a", 3, 6, null);
    }
}
