using System.Collections.Immutable;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.Tests.CustomerApi;

public class ProgressTests
{
    private static readonly ImmutableArray<ProgressEvent> Run =
    [
        new(1, "run-started", DateTimeOffset.UnixEpoch) { Planned = 2 },
        new(2, "dataset", DateTimeOffset.UnixEpoch) { Institution = "A1GAON0000", InstitutionName = "가온은행", Outcome = "fetched", Rows = 4 },
        new(3, "run-done", DateTimeOffset.UnixEpoch),
    ];

    private static Task<ProgressAnswer> Finished(long after) =>
        Task.FromResult(new ProgressAnswer([.. Run.Where(one => one.Sequence > after)], true, true));

    [Fact]
    public async Task Events_carry_id_kind_and_data_and_end_with_the_run()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        hub.Customer.Progress = Finished;

        var answer = await browser.GetAsync("/api/collections/run-1/events");

        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.StartsWith("retry: 2000\n\nid: 1\nevent: run-started\ndata: {\"sequence\":1,", text, StringComparison.Ordinal);
        Assert.Contains("\n\nid: 2\nevent: dataset\ndata: {", text, StringComparison.Ordinal);
        Assert.Contains("\"institutionName\":\"가온은행\"", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_comes_back_gets_what_it_missed_and_no_more()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        hub.Customer.Progress = Finished;

        var text = await (await browser.GetAsync("/api/collections/run-1/events", ("Last-Event-ID", "2"))).Content.ReadAsStringAsync();

        Assert.Contains("id: 3\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("id: 2\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("last")]
    [InlineData("99999999999999999999")]
    public async Task A_made_up_event_id_is_refused(string id)
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        await (await browser.GetAsync("/api/collections/run-1/events", ("Last-Event-ID", id))).ProblemAsync(400, "invalid-request", "Last-Event-ID");
    }

    [Fact]
    public async Task A_run_that_nobody_began_is_not_found()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        await (await browser.GetAsync("/api/collections/other/events")).ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task A_quiet_stream_beats_so_that_nobody_cuts_it()
    {
        await using var hub = await TestHub.StartAsync("--Gateway:HeartbeatSeconds=1");
        using var browser = await hub.SignInAsync();
        var waiting = new TaskCompletionSource<ProgressAnswer>();
        hub.Customer.Progress = _ => waiting.Task;

        var answer = await browser.GetAsync("/api/collections/run-1/events");
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        string? line;
        do
        {
            line = await reader.ReadLineAsync();
        }
        while (line is not (": still here" or null));

        Assert.Equal(": still here", line);
        waiting.SetResult(new ProgressAnswer(Run, true, true));
        Assert.Contains("event: run-done", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_an_open_stream_at_once()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        hub.Customer.Progress = after => after == 0
            ? Task.FromResult(new ProgressAnswer([Run[0]], false, true))
            : new TaskCompletionSource<ProgressAnswer>().Task;
        using var reader = new StreamReader(await (await browser.GetAsync("/api/collections/run-1/events")).Content.ReadAsStreamAsync());
        await reader.ReadLineAsync();

        await browser.PostAsync("/api/session/end", null);

        await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task One_session_holds_a_bounded_number_of_streams()
    {
        await using var hub = await TestHub.StartAsync("--Gateway:StreamsPerSession=1");
        using var browser = await hub.SignInAsync();
        hub.Customer.Progress = after => after == 0
            ? Task.FromResult(new ProgressAnswer([Run[0]], false, true))
            : new TaskCompletionSource<ProgressAnswer>().Task;
        using var open = await browser.GetAsync("/api/collections/run-1/events");

        await (await browser.GetAsync("/api/collections/run-1/events")).ProblemAsync(429, "too-many-requests");
    }
}
