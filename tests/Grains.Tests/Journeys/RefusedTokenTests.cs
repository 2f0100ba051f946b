using MyDataHub.Grains.Tests.Fakes;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Collecting;
using MyDataHub.Storage.Receipts;

namespace MyDataHub.Grains.Tests.Journeys;

/// <summary>What a run does when the institution refuses its token, renews it not at all, or calls the consent over.</summary>
public sealed class RefusedTokenTests(SharedServer server) : GrainTest(server)
{
    [Fact]
    public async Task Many_refused_calls_refresh_the_token_once()
    {
        BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1m), ("110-2", 2m), ("110-3", 3m));
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);
        World[FakeWorld.Bank].Alive.TryRemove($"access-{FakeWorld.Bank}-1", out _);
        Clock.Advance(TimeSpan.FromHours(1));

        await CollectAsync(id);

        Assert.Equal(1, World[FakeWorld.Bank].Refreshes);
        Assert.Equal("live", (await Hub.ViewAsync(id)).SourceState(FakeWorld.Bank));
    }

    [Fact]
    public async Task A_token_that_stays_refused_ends_the_consent_and_keeps_the_data()
    {
        BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1_000m));
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);
        World[FakeWorld.Bank].Alive.Clear();
        Clock.Advance(TimeSpan.FromHours(1));

        await CollectAsync(id);

        var view = await Hub.ViewAsync(id);
        Assert.Equal("consent-ended", view.SourceState(FakeWorld.Bank));
        Assert.Equal(1_000m, view.BankTotal());
        Assert.Equal("ended", Assert.Single((await Hub.Customer(id).ConsentsAsync(default)).Consents).State);
        Assert.Equal("nothing-linked", (await Hub.Customer(id).CollectAsync(new(null), default)).Refusal?.Key);
    }

    [Fact]
    public async Task A_consent_the_institution_calls_over_ends_at_once()
    {
        BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1_000m));
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);
        World[FakeWorld.Bank].Answer = _ => new FetchOutcome.ConsentGone("40106");
        Clock.Advance(TimeSpan.FromHours(1));

        await CollectAsync(id);

        Assert.Equal("institution:40106", Assert.Single((await Hub.Customer(id).ConsentsAsync(default)).Consents).EndReason);
        Assert.Equal("ended-by-institution", Assert.Single(await Hub.Get<ReceiptStore>().ReadAsync(id, default)).Kind);
    }

    [Fact]
    public async Task A_refresh_without_an_answer_goes_on_with_the_old_token_while_it_lives()
    {
        BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1_000m));
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);
        World[FakeWorld.Bank].RefreshAnswer = new TokenOutcome.Unavailable("no-answer");
        Clock.Advance(TimeSpan.FromDays(80));

        await CollectAsync(id);
        Assert.Equal("live", (await Hub.ViewAsync(id)).SourceState(FakeWorld.Bank));

        Clock.Advance(TimeSpan.FromDays(11));
        await CollectAsync(id);
        Assert.Equal("unavailable", (await Hub.ViewAsync(id)).SourceState(FakeWorld.Bank));
        Assert.Equal("active", Assert.Single((await Hub.Customer(id).ConsentsAsync(default)).Consents).State);
    }
}
