namespace SplCompiler.Runtime;

/// <summary>Compares keys part by part: <c>new KeyOrder(symbols).By(a.X, b.X).By(a.Y, b.Y).Result</c>.</summary>
/// <remarks>The manual promises no order of rows after <c>stats</c>; ascending by the BY fields is what Splunk shows. Texts that are numbers compare as numbers.</remarks>
public readonly ref struct KeyOrder(SymbolTable symbols, int result = 0)
{
    private readonly SymbolTable _symbols = symbols;

    public int Result { get; } = result;

    public KeyOrder By(SplTime left, SplTime right) => Result != 0 ? this : new(_symbols, left.CompareTo(right));

    public KeyOrder By(double left, double right) => Result != 0 ? this : new(_symbols, left.CompareTo(right));

    public KeyOrder By(Symbol left, Symbol right)
    {
        if (Result != 0 || left == right)
            return this;
        ReadOnlySpan<byte> leftText = _symbols[left];
        ReadOnlySpan<byte> rightText = _symbols[right];
        bool leftIsNumber = SplNumber.TryParse(leftText, out double leftNumber);
        bool rightIsNumber = SplNumber.TryParse(rightText, out double rightNumber);
        int order = (leftIsNumber, rightIsNumber) switch
        {
            (true, true) => leftNumber.CompareTo(rightNumber),
            (true, false) => -1,
            (false, true) => 1,
            _ => 0,
        };
        return new(_symbols, order != 0 ? order : leftText.SequenceCompareTo(rightText));
    }
}
