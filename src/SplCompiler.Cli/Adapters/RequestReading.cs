using SplCompiler.Cli.Engine;
using SplCompiler.Diagnostics;
using SplCompiler.Runtime;

namespace SplCompiler.Cli.Adapters;

/// <summary>Turns a request of the command line into inputs and options of the runner.</summary>
internal static class RequestReading
{
    public static IReadOnlyList<EventInput> Inputs(RunRequest request)
    {
        var inputs = new List<EventInput>();
        foreach (string name in request.Inputs)
        {
            if (name == "-")
                inputs.Add(EventInput.FromStream("standard input", request.OpenStandardInput()));
            else
                inputs.AddRange(InputFinder.Find([name], problem => Report(request, problem)));
        }

        inputs.AddRange(request.Recordings.Select(recording => EventInput.FromFile(recording.Path, recording.Defaults)));
        return inputs;
    }

    public static RunnerOptions Options(RunRequest request)
    {
        if (!InputFormats.TryParse(request.InputFormat, out InputFormat format, out string error))
            throw new UsageException(error);
        return new RunnerOptions
        {
            Jobs = request.Jobs,
            MemoryLimit = request.MemoryLimit,
            CandidateIndex = request.CandidateIndex,
            Events = new EventOptions
            {
                Format = format,
                Host = request.Host,
                Source = request.Source,
                SourceType = request.SourceType,
                Index = request.Index,
                MaxEventBytes = request.MaxEventBytes,
                Now = request.Run.Now,
                UsesQuoteIndex = request.UsesQuoteIndex,
            },
            Run = request.Run,
            Measure = request.Measure,
            Earliest = request.Earliest,
            Latest = request.Latest,
            OnProgress = request.OnProgress is { } onProgress
                ? progress => onProgress(new InputProgress(progress.StoredBytesRead, progress.StoredBytesTotal, progress.Events))
                : null,
            OnProblem = problem => Report(request, problem),
        };
    }

    private static void Report(RunRequest request, InputProblem problem) =>
        request.OnFinding?.Invoke(new InputFinding(Kind(problem.Kind), problem.Path, problem.Line, problem.Message));

    private static DiagnosticDescriptor Kind(InputProblemKind kind) => kind switch
    {
        InputProblemKind.BrokenEvent => Descriptors.BrokenEvent,
        InputProblemKind.EventTooLong => Descriptors.EventTooLong,
        InputProblemKind.TruncatedInput => Descriptors.TruncatedInput,
        InputProblemKind.InvalidUtf8 => Descriptors.InvalidUtf8,
        InputProblemKind.TooManyFields => Descriptors.TooManyFields,
        InputProblemKind.UnreadableTime => Descriptors.UnreadableTime,
        InputProblemKind.BadTable => Descriptors.BadTable,
        InputProblemKind.OtherEncoding => Descriptors.OtherEncoding,
        _ => Descriptors.UnreadableInput,
    };
}
