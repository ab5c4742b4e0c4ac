using System.Net;
using System.Net.Sockets;
using SplCompiler.Runtime;

namespace SplCompiler.Sources;

/// <summary>The resolver of the system. A question has a time limit, and when many in a row ran into it no more is asked: a run must not wait for a network that is not there.</summary>
/// <param name="onProblem">Told of the first question without an answer in time, and when no more is asked; from any thread.</param>
/// <param name="address">Asks for the entry of an address; for tests.</param>
/// <param name="name">Asks for the addresses of a name; for tests.</param>
/// <param name="limit">How long a question may take; two seconds when null.</param>
public sealed class SystemNames(
    Action<string> onProblem, Func<IPAddress, CancellationToken, Task<IPHostEntry>>? address = null, Func<string, CancellationToken, Task<IPAddress[]>>? name = null, TimeSpan? limit = null) : INameResolver
{
    private const int MostInARow = 20;

    private readonly Func<IPAddress, CancellationToken, Task<IPHostEntry>> _address = address ?? ((asked, stop) => Dns.GetHostEntryAsync(asked.ToString(), stop));
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _name = name ?? Dns.GetHostAddressesAsync;
    private readonly TimeSpan _limit = limit ?? TimeSpan.FromSeconds(2);
    private int _unansweredInARow;
    private int _wasSaid;

    /// <inheritdoc/>
    public string? NameOf(string address)
    {
        if (!IPAddress.TryParse(address, out IPAddress? asked))
            return null;
        string? host = Ask(address, stop => _address(asked, stop))?.HostName;
        // Where an address has no name, some systems give the address back.
        return string.IsNullOrEmpty(host) || IPAddress.TryParse(host, out _) ? null : host;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> AddressesOf(string name) =>
        name.Length == 0 || IPAddress.TryParse(name, out _) ? [] : [.. (Ask(name, stop => _name(name, stop)) ?? []).Select(found => found.ToString())];

    /// <summary>The answer; null when there is none.</summary>
    private T? Ask<T>(string asked, Func<CancellationToken, Task<T>> ask)
        where T : class
    {
        if (Volatile.Read(ref _unansweredInARow) >= MostInARow)
            return null;
        try
        {
            using var stop = new CancellationTokenSource(_limit);
            // The system may not listen to the token.
            T answer = ask(stop.Token).WaitAsync(_limit).GetAwaiter().GetResult();
            Volatile.Write(ref _unansweredInARow, 0);
            return answer;
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData)
        {
            // That is an answer, too.
            Volatile.Write(ref _unansweredInARow, 0);
            return null;
        }
        catch (Exception error) when (error is SocketException or TimeoutException or OperationCanceledException or ArgumentException)
        {
            if (Interlocked.Exchange(ref _wasSaid, 1) == 0)
                onProblem($"the resolver did not answer for `{asked}` ({(error is SocketException ? error.Message : $"{_limit.TotalSeconds} s")}); what is not answered counts as unknown");
            if (Interlocked.Increment(ref _unansweredInARow) == MostInARow)
                onProblem($"{MostInARow} questions in a row had no answer, so the resolver is asked no more");
            return null;
        }
    }
}
