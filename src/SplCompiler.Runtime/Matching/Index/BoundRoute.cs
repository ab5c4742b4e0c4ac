using System.Globalization;
using System.Text;

namespace SplCompiler.Runtime;

/// <summary>A test of a route, bound to the slots of a pack. Rules that ask the same share it: an event is asked once.</summary>
/// <param name="book">The routes of a worker.</param>
/// <param name="test">The test.</param>
/// <param name="parts">Its parts, bound.</param>
internal sealed class BoundRoute(RouteBook book, RouteTest test, BoundRoute[] parts)
{
    private readonly RouteTestKind _kind = test.Kind;
    private readonly Slot _field = test.Field.Length > 0 ? book.Slots[test.Field] : default;
    private readonly byte[] _text = Encoding.UTF8.GetBytes(test.Text);
    private readonly double _number = test.Kind == RouteTestKind.EqualsNumber ? double.Parse(test.Text, CultureInfo.InvariantCulture) : 0;
    private readonly WildcardPattern? _pattern = test.Kind == RouteTestKind.Wildcard ? new WildcardPattern(test.Text) : null;
    private long _asked = -1;
    private bool _isMet;

    public bool IsMet(in EventView e)
    {
        if (_asked == book.Asked)
            return _isMet;
        (_isMet, _asked) = (Ask(e), book.Asked);
        return _isMet;
    }

    private bool Ask(in EventView e) => _kind switch
    {
        RouteTestKind.Open => true,
        RouteTestKind.All => AreAllMet(e),
        RouteTestKind.Any => IsAnyMet(e),
        RouteTestKind.Not => !parts[0].IsMet(e),
        RouteTestKind.Exists => Read(e).IsPresent,
        RouteTestKind.Equals => Read(e).AnyEqualsIgnoreCase(_text),
        RouteTestKind.EqualsNumber => Read(e).AnyEqualsNumberOrText(_number, _text),
        RouteTestKind.StartsWith => Read(e).AnyStartsWithIgnoreCase(_text),
        RouteTestKind.EndsWith => Read(e).AnyEndsWithIgnoreCase(_text),
        RouteTestKind.Contains => Read(e).AnyContainsIgnoreCase(_text),
        RouteTestKind.EqualsCase => Read(e).AnyEquals(_text),
        RouteTestKind.ContainsAsciiCase => Read(e).AnyContainsAsciiCase(_text),
        RouteTestKind.ContainsCase => Read(e).AnyContains(_text),
        RouteTestKind.Wildcard => Read(e).AnyMatchesWildcard(_pattern!),
        RouteTestKind.Record => e.MayBeRecord(_text),
        RouteTestKind.EventCode => e.HoldsEventCode,
        _ => throw new InvalidOperationException($"no test {_kind}"),
    };

    private FieldValues Read(in EventView e) => test.IsOwn ? e.Aliased(_field) : e[_field];

    private bool AreAllMet(in EventView e)
    {
        foreach (BoundRoute part in parts)
        {
            if (!part.IsMet(e))
                return false;
        }

        return true;
    }

    private bool IsAnyMet(in EventView e)
    {
        foreach (BoundRoute part in parts)
        {
            if (part.IsMet(e))
                return true;
        }

        return false;
    }
}
