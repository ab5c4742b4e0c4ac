using System.Text;

namespace SplCompiler.Runtime;

/// <summary>Writes the state of a detection as bytes.</summary>
public sealed class StateWriter(Stream stream) : BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);

/// <summary>Reads what a <see cref="StateWriter"/> wrote.</summary>
public sealed class StateReader(Stream stream) : BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
