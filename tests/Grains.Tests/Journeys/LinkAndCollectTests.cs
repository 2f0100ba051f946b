using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Tests.Fakes;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Tests.Journeys;

public sealed class LinkAndCollectTests(SharedServer server) : GrainTest(server)
{
    [Fact]
    public async Task A_signed_consent_is_exchanged_collected_and_seen()
    {
        BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1_234_567m));
        var id = await Hub.EnterAsync();

        var runId = await LinkAsync(id, FakeWorld.Bank);

        var events = await Hub.WatchAsync(id, runId);
        Assert.Equal("run-started", events[0].Kind);
        Assert.Contains(events, one => one is { Kind: "institution-done", Outcome: "fetched" });
        Assert.Equal("run-done", events[^1].Kind);
        var view = await Hub.ViewAsync(id);
        Assert.Equal(1_234_567m, view.BankTotal());
        Assert.Equal("live", view.SourceState(FakeWorld.Bank));
        var connection = Assert.Single((await Hub.Customer(id).ConnectionsAsync(default)).Connections);
        Assert.Equal(("active", "live", 1), (connection.State, connection.Health, connection.Assets));
        Assert.All(World[FakeWorld.Bank].Asked, asked => Assert.Equal(TransferKind.UserConsent, asked.Kind));
    }

    [Fact]
    public async Task A_warm_view_is_the_same_bytes_without_another_turn()
    {
        BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1m));
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);
        var first = await Hub.Customer(id).ViewAsync(default);

        var second = Hub.Customer(id).ViewAsync(default);

        Assert.True(second.IsCompletedSuccessfully);
        Assert.Same(first, await second);
    }

    [Fact]
    public async Task A_second_collection_asks_little_when_nothing_changed_and_every_figure_is_as_fresh()
    {
        BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1_000m), ("110-2", 2_000m), ("110-3", 3_000m));
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);
        var first = World[FakeWorld.Bank].Asked.Count;
        Clock.Advance(TimeSpan.FromHours(2));
        World[FakeWorld.Bank].Asked.Clear();

        await CollectAsync(id);

        Assert.InRange(World[FakeWorld.Bank].Asked.Count, 1, first * 0.4);
        Assert.Equal(Clock.GetUtcNow(), (await Hub.ViewAsync(id)).BalanceAsOf());
    }

    [Fact]
    public async Task A_new_transaction_makes_the_balance_be_asked_and_only_of_that_account()
    {
        var book = BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1_000m), ("110-2", 2_000m));
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);
        Clock.Advance(TimeSpan.FromHours(2));
        World[FakeWorld.Bank].Asked.Clear();
        book.Pay("110-2", 500m, "t-1");

        await CollectAsync(id);

        var balance = Assert.Single(World[FakeWorld.Bank].Asked, asked => asked.Dataset.Id == "bank.deposit.balances");
        Assert.Equal("110-2", balance.Subject!.Number);
        Assert.Equal(2_500m, (await Hub.ViewAsync(id)).BankTotal());
        var row = Assert.Single((await Hub.Customer(id).TransactionsAsync(new(50), default)).Rows);
        Assert.Equal(500m, row.Amount);
    }

    [Fact]
    public async Task Collecting_while_a_run_goes_on_answers_with_that_run()
    {
        BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1m));
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);
        var gate = new TaskCompletionSource();
        World[FakeWorld.Bank].FetchGate = gate.Task;

        var first = await Hub.Customer(id).CollectAsync(new(null), default);
        var second = await Hub.Customer(id).CollectAsync(new(null), default);

        Assert.Equal(first.RunId, second.RunId);
        gate.SetResult();
        await Hub.WatchAsync(id, first.RunId!);
    }

    [Fact]
    public async Task A_customer_without_a_link_has_nothing_to_collect()
    {
        var id = await Hub.EnterAsync();

        Assert.Equal("nothing-linked", (await Hub.Customer(id).CollectAsync(new(null), default)).Refusal?.Key);
    }

    [Fact]
    public async Task The_register_needs_a_consent_but_no_token_and_each_car_gets_a_price()
    {
        World[FakeWorld.Register].Answer = request => new FetchOutcome.Fetched(
            [new(new(request.Connection, "asset-list", null, request.Dataset.Id), Cars.List, Clock.GetUtcNow()), new(new(request.Connection, "vehicle-registration", Cars.Key), Cars.Registration, Clock.GetUtcNow())], [], null);
        var id = await Hub.EnterAsync();

        var begun = await Hub.Customer(id).BeginLinkAsync(Integrated(FakeWorld.Register), default);

        Assert.Equal("linked", Assert.Single(begun.Steps).State);
        await Hub.WatchAsync(id, begun.RunId!);
        Assert.Equal(0, World.SigningRounds);
        Assert.Equal("ci-1", Assert.Single(World[FakeWorld.Register].Asked).Ci?.Value);
        Assert.Null(Assert.Single(World[FakeWorld.Register].Asked).Token);
        Assert.Equal(10_000_000m, (await Hub.ViewAsync(id)).GetProperty("vehicle").GetProperty("total").GetProperty("krw").GetDecimal());

        Clock.Advance(TimeSpan.FromHours(1));
        await CollectAsync(id);
        Assert.Equal(1, World.PriceAsks);
    }

    [Fact]
    public async Task An_unknown_customer_has_no_view_and_is_refused_everything()
    {
        var nobody = Hub.Customer(new(Guid.CreateVersion7()));

        Assert.IsType<ViewAnswer.UnknownCustomer>(await nobody.ViewAsync(default));
        Assert.Equal("unknown-customer", (await nobody.ConnectionsAsync(default)).Refusal?.Key);
        Assert.Equal("unknown-customer", (await nobody.CollectAsync(new(null), default)).Refusal?.Key);
    }
}
