namespace SplCompiler.Analysis;

/// <summary>What a rule cost in a benchmark.</summary>
/// <param name="NanosecondsPerEvent">Over all events of the input.</param>
/// <param name="AllocatedBytesPerEvent">Null when it was not measured.</param>
/// <param name="Candidates">How many events were shown to the rule; null when that was not counted.</param>
/// <param name="Share">Its part of the time of all rules, from 0 to 1; null when that is not known.</param>
public sealed record RuleCost(double NanosecondsPerEvent, double? AllocatedBytesPerEvent = null, long? Candidates = null, double? Share = null);
