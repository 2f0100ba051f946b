using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;

namespace MyDataHub.Bench.Loading;

/// <summary>
/// Callers that keep one TLS connection each and ask again as soon as they have the whole answer: the same for both sides. Any answer
/// but the expected one ends the bench, so that only right answers count.
/// </summary>
internal sealed class Load : IDisposable
{
    private readonly List<Caller> _callers;

    private Load(List<Caller> callers) => _callers = callers;

    /// <summary>Requests gives the bytes of a caller's next request, by caller and number; Certificate is for servers that ask for one.</summary>
    public static async Task<Load> ConnectAsync(
        Uri address, int connections, Func<int, long, ReadOnlyMemory<byte>> requests, X509Certificate2? certificate, CancellationToken ct)
    {
        var callers = new List<Caller>();
        for (var caller = 0; caller < connections; caller++)
        {
            var number = caller;
            callers.Add(await Caller.ConnectAsync(address, request => requests(number, request), certificate, ct));
        }

        return new(callers);
    }

    /// <summary>Answers per second.</summary>
    public async Task<double> RunAsync(TimeSpan duration, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(_callers.Select(caller => Task.Run(() => caller.AskAsync(() => Stopwatch.GetElapsedTime(begun) < duration, ct), ct)));
        return answers.Sum() / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    public void Dispose() => _callers.ForEach(caller => caller.Dispose());
}
