using System.Net.Http.Headers;
using System.Text.Json;

namespace MyDataHub.Bench.Collecting;

/// <summary>
/// The limit of collecting: an HttpClient with the operator's certificate that makes the calls and throws their bodies away. It keeps its
/// connections, as the hub does.
/// </summary>
internal sealed class BareCalls(CollectingHub hub) : IDisposable
{
    /// <summary>Goes once through the JSON of the bodies before they are thrown away, and takes nothing from it.</summary>
    public bool IsTokenising { get; init; }

    private readonly HttpClient _http = OperatorClient.New(hub.Certificates);

    public async Task OneAfterTheOtherAsync(IEnumerable<StandInCall> calls)
    {
        foreach (var call in calls)
        {
            await CallAsync(call);
        }
    }

    /// <summary>Institutions side by side, and at each so many calls at once.</summary>
    public Task SideBySideAsync(IEnumerable<StandInCall> calls, int atOnce) => Task.WhenAll(calls.GroupBy(call => call.Port)
        .Select(institution => Parallel.ForEachAsync(institution, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (call, _) => await CallAsync(call))));

    public void Dispose() => _http.Dispose();

    private async Task CallAsync(StandInCall call)
    {
        using var request = new HttpRequestMessage(new(call.Method), new Uri($"https://127.0.0.1:{call.Port}{call.Path}"));
        request.Headers.Authorization = new("Bearer", "bench");
        request.Headers.Add("x-api-type", "user-refresh");
        request.Headers.Add("x-api-tran-id", "BENCH");
        if (call.Body.Length > 0)
        {
            request.Content = new StringContent(call.Body, new MediaTypeHeaderValue("application/json", "UTF-8"));
        }

        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        // An asset that is gone is an answer, too.
        if ((int)answer.StatusCode >= 500)
        {
            throw new HttpRequestException($"{call.Path} was answered with {answer.StatusCode}.");
        }

        if (IsTokenising)
        {
            Tokenise(await answer.Content.ReadAsByteArrayAsync());
        }
        else
        {
            await answer.Content.CopyToAsync(Stream.Null);
        }
    }

    private static void Tokenise(byte[] body)
    {
        var json = new Utf8JsonReader(body);
        while (json.Read())
        {
        }
    }
}
