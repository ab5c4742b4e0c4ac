namespace SplCompiler.Runtime;

/// <summary>A text of a <see cref="SymbolTable"/>, by number: what keys and sets hold instead of text.</summary>
public readonly record struct Symbol(int Index);
