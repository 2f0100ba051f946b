using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Journeys.Tests.Failing;

/// <summary>
/// Three customers who go on whatever happens to the database: one reads, one collects, one links and withdraws. Notes every answer that
/// nobody should get: a read must work, and a write must work or be put off with 503, a problem and a time to come back.
/// </summary>
internal sealed class Traffic(HubClient reader, HubClient collector, HubClient linker)
{
    private const string Bank = "A1DAON0000";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly ConcurrentQueue<string> _wrong = new();
    private int _reads;
    private int _putOff;

    internal IEnumerable<string> Wrong => _wrong.Distinct();

    internal int Reads => _reads;

    /// <summary>Writes that were told to come back.</summary>
    internal int PutOff => _putOff;

    internal async Task WhileAsync(Func<Task> trouble)
    {
        using var over = new CancellationTokenSource();
        var going = Task.WhenAll(AgainAsync(ReadAsync, over.Token), AgainAsync(CollectAsync, over.Token), AgainAsync(LinkAsync, over.Token), AgainAsync(WithdrawAsync, over.Token));
        try
        {
            await trouble();
        }
        finally
        {
            await over.CancelAsync();
            await going;
        }
    }

    private static async Task AgainAsync(Func<Task> act, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await act();
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private async Task ReadAsync()
    {
        using var answer = await reader.SendAsync(new(HttpMethod.Get, "/api/view"));
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            _wrong.Enqueue($"reading the view was answered {await SaidAsync(answer)}");
        }

        Interlocked.Increment(ref _reads);
    }

    private Task CollectAsync() => PostAsync(collector, "/api/collections", new { });

    private Task LinkAsync() => PostAsync(linker, "/api/links", new { method = "individual", targets = new[] { new { institution = Bank } }, terms = CustomerSteps.Terms() });

    private Task WithdrawAsync() => PostAsync(linker, $"/api/consents/D1AAAU0000/{Bank}/withdraw", new { erase = false });

    private async Task PostAsync(HubClient client, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var answer = await client.SendAsync(request);
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter is not null && IsProblem(answer))
        {
            Interlocked.Increment(ref _putOff);
        }
        else if ((int)answer.StatusCode >= 500 || !(answer.IsSuccessStatusCode || IsProblem(answer)))
        {
            _wrong.Enqueue($"{path} was answered {await SaidAsync(answer)}");
        }
    }

    private static bool IsProblem(HttpResponseMessage answer) => answer.Content.Headers.ContentType?.MediaType == "application/problem+json";

    private static async Task<string> SaidAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return $"{(int)answer.StatusCode} {(IsProblem(answer) ? (string?)JsonNode.Parse(text)!["type"] : text)}";
    }
}
