using System.Net;
using System.Net.Sockets;

namespace SplCompiler.Runtime;

/// <summary>How <c>sort</c> compares one key: by kind and direction. A missing value comes last either way.</summary>
/// <remarks>Source: Search Reference, "sort".</remarks>
public readonly struct SortKey
{
    private readonly Func<SplValue, SplValue, int> _compare;
    private readonly bool _isDescending;

    private SortKey(Func<SplValue, SplValue, int> compare, bool isDescending) => (_compare, _isDescending) = (compare, isDescending);

    /// <summary>Numbers as numbers, IPv4 addresses as addresses, else as text.</summary>
    public static SortKey Auto => new(CompareAuto, false);

    public static SortKey AutoDescending => new(CompareAuto, true);

    public static SortKey Number => new(CompareNumbers, false);

    public static SortKey NumberDescending => new(CompareNumbers, true);

    public static SortKey Text => new(CompareTexts, false);

    public static SortKey TextDescending => new(CompareTexts, true);

    public static SortKey Address => new(CompareAddresses, false);

    public static SortKey AddressDescending => new(CompareAddresses, true);

    public int Compare(SplValue left, SplValue right)
    {
        // Several values sort by their first.
        (left, right) = (left.IsMany ? left[0] : left, right.IsMany ? right[0] : right);
        if (left.IsNull || right.IsNull)
            return left.IsNull.CompareTo(right.IsNull);
        int order = _compare(left, right);
        return _isDescending ? -order : order;
    }

    /// <summary>Numbers come first, then addresses, then other text: each kind compares with its own.</summary>
    private static int CompareAuto(SplValue left, SplValue right)
    {
        bool leftIsNumber = left.TryNumber(out double leftNumber);
        bool rightIsNumber = right.TryNumber(out double rightNumber);
        if (leftIsNumber || rightIsNumber)
            return leftIsNumber && rightIsNumber ? leftNumber.CompareTo(rightNumber) : rightIsNumber.CompareTo(leftIsNumber);
        bool leftIsAddress = IsAddress(left.Text!, out uint leftAddress);
        bool rightIsAddress = IsAddress(right.Text!, out uint rightAddress);
        if (leftIsAddress || rightIsAddress)
            return leftIsAddress && rightIsAddress ? leftAddress.CompareTo(rightAddress) : rightIsAddress.CompareTo(leftIsAddress);
        return CompareTexts(left, right);
    }

    private static int CompareNumbers(SplValue left, SplValue right)
    {
        bool leftIsNumber = left.TryNumber(out double leftNumber);
        bool rightIsNumber = right.TryNumber(out double rightNumber);
        return leftIsNumber && rightIsNumber ? leftNumber.CompareTo(rightNumber) : rightIsNumber.CompareTo(leftIsNumber);
    }

    private static int CompareTexts(SplValue left, SplValue right) => SplCompiler.Runtime.Compare.Texts(left.Text!, right.Text!);

    private static int CompareAddresses(SplValue left, SplValue right)
    {
        bool leftIsAddress = IsAddress(left.Text!, out uint leftAddress);
        bool rightIsAddress = IsAddress(right.Text!, out uint rightAddress);
        return leftIsAddress && rightIsAddress ? leftAddress.CompareTo(rightAddress) : rightIsAddress.CompareTo(leftIsAddress);
    }

    private static bool IsAddress(string text, out uint address)
    {
        address = 0;
        if (text.AsSpan().Count('.') != 3 || !IPAddress.TryParse(text, out IPAddress? parsed) || parsed.AddressFamily != AddressFamily.InterNetwork)
            return false;
        byte[] bytes = parsed.GetAddressBytes();
        address = ((uint)bytes[0] << 24) | ((uint)bytes[1] << 16) | ((uint)bytes[2] << 8) | bytes[3];
        return true;
    }
}
