using System.Net.Sockets;
using System.Text;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.Http;
using MyDataHub.Providers.KrMyData.Datasets;
using MyDataHub.Providers.Tests.Running;

namespace MyDataHub.Providers.Tests.KrMyData;

/// <summary>Institutions that answer too much, too late, too often wrongly or not at all.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_oversized_body_is_refused_whether_or_not_it_says_its_length(bool saysLength)
    {
        var bank = new Scripted();
        bank.Answer = (_, _) => Task.FromResult(new HttpResponseMessage { Content = Sized(saysLength) });

        Assert.Equal("$", Assert.IsType<FetchOutcome.Malformed>(await bank.FetchAsync("bank.accounts")).Field);
        Assert.Single(bank.Calls);
    }

    [Fact]
    public async Task A_hanging_institution_and_a_hanging_body_both_end()
    {
        var limits = new OutboundOptions { OnDemandAnswerSeconds = 1, BodySeconds = 1 };
        var silent = new Scripted { Limits = limits, Answer = (_, _) => new TaskCompletionSource<HttpResponseMessage>().Task };
        var hanging = new Scripted { Limits = limits, Answer = (_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new EndlessStream(hangs: true)) }) };

        Assert.Equal("timed-out", Assert.IsType<FetchOutcome.Unavailable>(await silent.FetchAsync("bank.accounts")).Reason);
        Assert.Equal("body-timed-out", Assert.IsType<FetchOutcome.Unavailable>(await hanging.FetchAsync("bank.accounts")).Reason);
    }

    [Theory]
    [InlineData(SocketError.NotConnected)]
    [InlineData(SocketError.ConnectionReset)]
    public async Task A_connection_that_is_lost_before_it_is_used_is_tried_again(SocketError error)
    {
        // What the platform throws, not wrapped, of a peer that resets as soon as it has accepted.
        var bank = new Scripted();
        bank.Answer = (_, call) => call == 0
            ? throw new SocketException((int)error)
            : Task.FromResult(Scripted.Json("""{"rsp_code":"00000","account_cnt":"0","account_list":[]}"""));

        Assert.IsType<FetchOutcome.Fetched>(await bank.FetchAsync("bank.accounts"));
        Assert.Equal(2, bank.Calls.Count);
    }

    [Fact]
    public async Task A_bank_that_loses_every_connection_is_unavailable()
    {
        var bank = new Scripted { Answer = (_, _) => throw new SocketException((int)SocketError.NotConnected) };

        Assert.Equal("connection-lost", Assert.IsType<FetchOutcome.Unavailable>(await bank.FetchAsync("bank.accounts")).Reason);
    }

    [Fact]
    public async Task A_bank_that_keeps_failing_is_left_alone_for_a_while()
    {
        var bank = new Scripted { Limits = new() { RetryDelayMilliseconds = 1, CircuitMinimumCalls = 4, CircuitWindowSeconds = 30 } };
        bank.Answer = (_, _) => Task.FromResult(Scripted.Code("50001"));
        var institution = bank.Institution();
        var request = Scripted.Request((KrDataset)new DatasetCatalogue().Find("bank.accounts")!);

        FetchOutcome last = new FetchOutcome.Unchanged();
        for (var i = 0; i < 10; i++)
        {
            last = await institution.FetchAsync(request, CancellationToken.None);
        }

        Assert.Equal("circuit-open", Assert.IsType<FetchOutcome.Unavailable>(last).Reason);
        Assert.True(bank.Calls.Count < 10);
    }

    [Fact]
    public async Task More_calls_than_the_queue_holds_are_busy_at_once()
    {
        var gate = new TaskCompletionSource<HttpResponseMessage>();
        var bank = new Scripted { Limits = new() { ConcurrentCalls = 1, QueuedCalls = 0 }, Catalogue = """{"rsp_code":"00000","version":"v2"}""" };
        bank.Answer = (_, _) => gate.Task;
        var institution = bank.Institution();
        var request = Scripted.Request((KrDataset)new DatasetCatalogue().Find("bank.accounts")!);

        var first = institution.FetchAsync(request, CancellationToken.None);
        var second = await institution.FetchAsync(request, CancellationToken.None);
        gate.SetResult(Scripted.Json("""{"rsp_code":"00000","account_cnt":"0","account_list":[]}"""));

        Assert.Equal("overloaded", Assert.IsType<FetchOutcome.Busy>(second).Code);
        Assert.IsType<FetchOutcome.Fetched>(await first);
    }

    private static HttpContent Sized(bool saysLength) =>
        saysLength ? new ByteArrayContent(Encoding.ASCII.GetBytes(new string(' ', 200_000))) : new StreamContent(new EndlessStream(hangs: false));

    private sealed class EndlessStream(bool hangs) : MemoryStream
    {
        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (hangs)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            buffer.Span.Fill((byte)' ');
            return buffer.Length;
        }
    }
}
