namespace SplCompiler.Runtime;

/// <summary>The kinds of JSON values.</summary>
public enum JsonKind
{
    Null,
    False,
    True,
    Number,
    Text,
    Array,
    Object,
}
