using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Default fields that are the same for every event of a run, or of one of its inputs, as UTF-8.</summary>
internal sealed class DefaultTexts(EventOptions options, InputDefaults? input = null)
{
    private readonly byte[]? _host = Bytes(input?.Host ?? options.Host);
    private readonly byte[]? _source = Bytes(input?.Source ?? options.Source);
    private readonly byte[]? _sourceType = Bytes(input?.SourceType ?? options.SourceType);
    private readonly byte[]? _index = Bytes(input?.Index ?? options.Index);

    /// <summary>What the user said the field is, or null.</summary>
    public byte[]? this[FieldRole role] => role switch
    {
        FieldRole.Host => _host,
        FieldRole.Source => _source,
        FieldRole.SourceType => _sourceType,
        FieldRole.Index => _index,
        _ => null,
    };

    private static byte[]? Bytes(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
}
