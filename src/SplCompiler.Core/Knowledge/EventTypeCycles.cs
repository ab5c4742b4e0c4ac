using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SplCompiler.Diagnostics;

namespace SplCompiler.Knowledge;

/// <summary>Finds event types whose searches ask, in the end, for themselves: no event can have them.</summary>
internal static partial class EventTypeCycles
{
    public static IEnumerable<Diagnostic> Of(ImmutableArray<EventType> types)
    {
        ILookup<string, string> asked = types
            .SelectMany(type => Reference().Matches(type.Search.Text).Select(match => (type.Name, Asked: match.Groups[1].Value)))
            .ToLookup(pair => pair.Name, pair => pair.Asked, StringComparer.Ordinal);
        foreach (EventType type in types)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var next = new Stack<string>(asked[type.Name]);
            while (next.TryPop(out string? name))
            {
                if (seen.Add(name))
                    Array.ForEach([.. asked[name]], next.Push);
            }

            if (seen.Contains(type.Name))
                yield return new Diagnostic(Descriptors.InvalidConf, $"the event type `{type.Name}` asks for itself", type.Search.Locate(default), "no event can have it");
        }
    }

    [GeneratedRegex("""\beventtype\s*=\s*"?([^\s"()*]+)""")]
    private static partial Regex Reference();
}
