using System.Text;

namespace SplCompiler.Runtime;

/// <summary>All members of one JSON event in order, for the rare event that is needed as a whole.</summary>
internal sealed unsafe class JsonMembers
{
    private readonly JsonGrammar _grammar = new(valuesSpanLines: true);
    private readonly JsonScope _start = JsonScope.Start(testInput: false);
    private char[] _names = new char[1024];
    private Member[] _members = new Member[64];
    private int _namesLength;

    public int Count { get; private set; }

    public ref readonly Member this[int index] => ref _members[index];

    public ReadOnlySpan<char> NameOf(int index) => _names.AsSpan(_members[index].NameStart, _members[index].NameLength);

    /// <summary>Reads the event at <paramref name="p"/>, which a walker has walked before.</summary>
    public void Read(byte* p)
    {
        Count = 0;
        _namesLength = 0;
        JsonScope scope = _start;
        while ((p = _grammar.Step(p, scope, afterValue: !scope.IsStart)) != null && _grammar.FindsValue)
        {
            scope = _grammar.Scope;
            bool isString = *p == '"';
            byte* end = isString ? JsonText.EndOfString(p + 1) : EndOfScalar(p);
            byte* start = isString ? p + 1 : p;
            Add(new Piece { Start = start, Length = (int)(end - start), Form = isString ? ValueForm.JsonString : ValueForm.Plain });
            p = isString ? end + 1 : end;
        }
    }

    private void Add(Piece value)
    {
        ReadOnlySpan<byte> name = _grammar.Name.Bytes;
        if (_names.Length - _namesLength < name.Length)
            Array.Resize(ref _names, Math.Max(_names.Length * 2, _namesLength + name.Length));
        if (Count == _members.Length)
            Array.Resize(ref _members, _members.Length * 2);
        int length = Encoding.UTF8.GetChars(name, _names.AsSpan(_namesLength));
        _members[Count++] = new Member(_namesLength, length, value);
        _namesLength += length;
    }

    private static byte* EndOfScalar(byte* p)
    {
        while (*p is not ((byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0))
            p++;
        return p;
    }

    internal readonly record struct Member(int NameStart, int NameLength, Piece Value)
    {
        public bool IsNull => Value is { Form: ValueForm.Plain, Length: 4 } && *Value.Start == 'n';
    }
}
