using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SplCompiler.Runtime;

namespace SplCompiler.Hosting;

/// <summary>Registers a pack in an application's container.</summary>
public static class DetectionServices
{
    /// <summary>
    /// Registers a pack: <see cref="CompiledPack"/> is the pack, and each <see cref="DetectionStream"/> that is asked for is a new one over
    /// it. What is wrong in the input, and a rule that fails, is logged.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="pack">The pack: <c>DetectionPack.Pack</c>.</param>
    /// <param name="options">How streams look at events.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddDetections(this IServiceCollection services, CompiledPack pack, StreamOptions? options = null) => services
        .AddSingleton(pack)
        .AddTransient(provider => new DetectionStream(pack, Logged(options ?? StreamOptions.Default, provider.GetService<ILogger<DetectionStream>>())));

    private static StreamOptions Logged(StreamOptions options, ILogger? logger) => logger is null ? options : options with
    {
        OnProblem = problem =>
        {
            logger.InputProblem(problem.Path, problem.Line, problem.Message);
            options.OnProblem?.Invoke(problem);
        },
        OnFailure = (rule, failure) =>
        {
            logger.RuleFailed(failure, rule.Path);
            options.OnFailure?.Invoke(rule, failure);
        },
    };
}
