using SplCompiler.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SplCompiler.Rules;

/// <summary>Reads a YAML file into nodes that know their places. Mistakes are SPL4002 at the place that YamlDotNet names.</summary>
/// <remarks>
/// Not YamlDotNet's own object model: its nodes do not tell the indentation that a block scalar is measured against, and
/// it reads nested nodes on the stack without a limit.
/// </remarks>
internal sealed class YamlReader
{
    private const int MaximumDepth = 64;

    private readonly SourceFile _file;
    private readonly Parser _parser;
    private readonly Dictionary<AnchorName, YamlNode> _anchors = [];
    private readonly List<Diagnostic> _diagnostics;

    private YamlReader(SourceFile file, List<Diagnostic> diagnostics)
    {
        (_file, _diagnostics) = (file, diagnostics);
        _parser = new Parser(new StringReader(file.Text));
    }

    /// <summary>The first document of a file, or null when it is empty or no YAML; what is wrong goes to <paramref name="diagnostics"/>.</summary>
    public static YamlNode? Read(SourceFile file, List<Diagnostic> diagnostics)
    {
        var reader = new YamlReader(file, diagnostics);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException exception)
        {
            diagnostics.Add(Invalid(file, OffsetOf(file, exception.Start), MessageOf(exception)));
            return null;
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner throws this, without a place, for a flow sequence that runs into the next key.
            int offset = reader._parser.Current is { } last ? OffsetOf(file, last.Start) : 0;
            diagnostics.Add(Invalid(file, offset, "what begins here is not closed"));
            return null;
        }
    }

    private YamlNode? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
            return null;
        YamlNode root = ReadNode(parentIndent: 0, depth: 0);
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out DocumentStart? second))
        {
            _diagnostics.Add(Invalid(_file, OffsetOf(_file, second.Start), "a file holds one YAML document") with
            {
                Help = ["write each rule into a file of its own"],
            });
        }

        return root;
    }

    private YamlNode ReadNode(int parentIndent, int depth)
    {
        if (depth > MaximumDepth)
            throw new YamlException(_parser.Current!.Start, _parser.Current.End, $"nested deeper than {MaximumDepth} levels");
        if (_parser.Accept<AnchorAlias>(out AnchorAlias? alias))
        {
            _parser.MoveNext();
            return _anchors.TryGetValue(alias.Value, out YamlNode? target)
                ? target
                : throw new YamlException(alias.Start, alias.End, $"no anchor is called `{alias.Value}`");
        }

        if (!_parser.Accept<NodeEvent>(out NodeEvent? first))
            throw new YamlException(_parser.Current!.Start, _parser.Current.End, "a value is missing");
        YamlNode node = first switch
        {
            Scalar => ReadScalar(parentIndent),
            SequenceStart => ReadList(parentIndent, depth),
            _ => ReadMap(depth),
        };
        if (!first.Anchor.IsEmpty)
            _anchors[first.Anchor] = node;
        return node;
    }

    private YamlText ReadScalar(int parentIndent)
    {
        Scalar scalar = _parser.Consume<Scalar>();
        return new YamlText(
            _file, scalar.Value, scalar.Style, parentIndent, OffsetOf(_file, scalar.Start), OffsetOf(_file, scalar.End));
    }

    private YamlList ReadList(int parentIndent, int depth)
    {
        SequenceStart start = _parser.Consume<SequenceStart>();
        // A block sequence may stand at the column of the key that holds it, and a flow sequence has no column at all.
        int indent = start.Style == SequenceStyle.Flow ? parentIndent : (int)start.Start.Column - 1;
        var items = new List<YamlNode>();
        while (!_parser.Accept<SequenceEnd>(out _))
            items.Add(ReadNode(indent, depth + 1));
        SequenceEnd end = _parser.Consume<SequenceEnd>();
        return new YamlList(items, OffsetOf(_file, start.Start), OffsetOf(_file, end.End));
    }

    private YamlMap ReadMap(int depth)
    {
        MappingStart start = _parser.Consume<MappingStart>();
        var entries = new List<KeyValuePair<YamlText, YamlNode>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!_parser.Accept<MappingEnd>(out _))
        {
            Mark at = _parser.Current!.Start;
            if (ReadNode((int)at.Column - 1, depth + 1) is not YamlText key)
                throw new YamlException(at, _parser.Current!.Start, "a key must be a text");
            if (!seen.Add(key.Value))
                throw new YamlException(at, _parser.Current!.Start, $"the key `{key.Value}` stands here a second time");
            entries.Add(new(key, ReadNode((int)at.Column - 1, depth + 1)));
        }

        MappingEnd end = _parser.Consume<MappingEnd>();
        return new YamlMap(entries, OffsetOf(_file, start.Start), OffsetOf(_file, end.End));
    }

    // Not line and column: YamlDotNet counts NEL and U+2028 as line breaks, files do not.
    private static int OffsetOf(SourceFile file, Mark mark) => (int)Math.Clamp(mark.Index, 0, file.Text.Length);

    private static Diagnostic Invalid(SourceFile file, int offset, string reason) =>
        new(Descriptors.InvalidYaml, $"the YAML is not valid: {reason}", file.Locate(offset, Math.Min(offset + 1, file.Text.Length)), reason);

    private static string MessageOf(YamlException exception)
    {
        string message = (exception.InnerException?.Message ?? exception.Message).Trim().TrimEnd('.');
        // "While scanning a quoted scalar, found ..." reads better as a reason in lower case.
        return message.Length > 1 && char.IsUpper(message[0]) && !char.IsUpper(message[1])
            ? char.ToLowerInvariant(message[0]) + message[1..]
            : message;
    }
}
