namespace SplCompiler.Cli.Engine;

/// <summary>How far a run is.</summary>
/// <param name="BytesRead">Bytes read of the inputs as they are stored.</param>
/// <param name="BytesTotal">The size of the inputs as they are stored; 0 when it is unknown.</param>
/// <param name="Events">Events seen.</param>
public readonly record struct InputProgress(long BytesRead, long BytesTotal, long Events);
