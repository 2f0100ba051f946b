using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Tests.Fakes;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Tests.Journeys;

/// <summary>A customer searches further back than the first twelve months, on 2026-03-04.</summary>
public sealed class HistoryTests(SharedServer server) : GrainTest(server)
{
    [Fact]
    public async Task Older_history_is_fetched_year_by_year_in_order_and_never_twice()
    {
        var (id, item) = await LinkedAsync();
        var first = await PageAsync(id, item);
        Assert.Equal((new DateOnly(2025, 3, 5), 1), (first.CollectedFrom!.Value, first.Rows.Length));
        var connection = Assert.Single((await Hub.Customer(id).ConnectionsAsync(default)).Connections);
        World[FakeWorld.Bank].Asked.Clear();
        Clock.Advance(TimeSpan.FromHours(1));

        var events = await SearchAsync(id, item, new(2023, 6, 1));

        Assert.Equal(
            [new DayRange(new(2024, 3, 5), new(2025, 3, 4)), new DayRange(new(2023, 6, 1), new(2024, 3, 4))],
            World[FakeWorld.Bank].Asked.Select(asked => asked.Period!.Value));
        Assert.All(World[FakeWorld.Bank].Asked, asked => Assert.Equal(("bank.deposit.transactions", "110-1", TransferKind.UserSearch), (asked.Dataset.Id, asked.Subject!.Number, asked.Kind)));
        Assert.Contains(events, one => one is { Kind: "institution-done", Outcome: "fetched", Done: 2, Planned: 2 });
        var page = await PageAsync(id, item);
        Assert.Equal(["now", "older", "oldest"], page.Rows.Select(row => row.Memo));
        Assert.Equal(new DateOnly(2023, 6, 1), page.CollectedFrom);
        Assert.Equal(connection, Assert.Single((await Hub.Customer(id).ConnectionsAsync(default)).Connections));
        Assert.Equal("history-collected", (await Hub.Customer(id).CollectAsync(Wanted(item, new(2023, 6, 1)), default)).Refusal?.Key);

        World[FakeWorld.Bank].Asked.Clear();
        await CollectAsync(id);
        Assert.Equal(new DateOnly(2026, 2, 25), World[FakeWorld.Bank].Asked.First(asked => asked.Subject?.Number == "110-1").Period!.Value.From);
        Assert.Equal(3, (await PageAsync(id, item)).Rows.Length);
    }

    [Fact]
    public async Task A_search_that_fails_keeps_what_it_got_and_can_be_asked_again()
    {
        var (id, item) = await LinkedAsync();
        var answer = World[FakeWorld.Bank].Answer;
        World[FakeWorld.Bank].Answer = request => request.Period?.To < new DateOnly(2025, 1, 1) ? new FetchOutcome.Unavailable("50001") : answer(request);

        var events = await SearchAsync(id, item, new(2023, 6, 1));

        Assert.Contains(events, one => one is { Kind: "institution-done", Outcome: "unavailable", Done: 2 });
        Assert.Equal(new DateOnly(2024, 3, 5), (await PageAsync(id, item)).CollectedFrom);
        Assert.Equal("live", Assert.Single((await Hub.Customer(id).ConnectionsAsync(default)).Connections).Health);
        World[FakeWorld.Bank].Answer = answer;
        await SearchAsync(id, item, new(2023, 6, 1));
        Assert.Equal(new DateOnly(2023, 6, 1), (await PageAsync(id, item)).CollectedFrom);
    }

    [Theory]
    [InlineData(null, "2021-03-04", "history-too-old", "history.from")]
    [InlineData(null, "2026-03-05", "history-in-future", "history.from")]
    [InlineData(null, "2025-03-05", "history-collected", "history.from")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", "2024-01-01", "unknown-item", "history.item")]
    public async Task What_cannot_be_searched_is_refused_and_named(string? item, string from, string key, string field)
    {
        var (id, known) = await LinkedAsync();

        var answer = await Hub.Customer(id).CollectAsync(Wanted(item ?? known, DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture)), default);

        Assert.Equal((null, key, field), (answer.RunId, answer.Refusal?.Key, answer.Refusal?.Field));
    }

    private async Task<(CustomerId Id, string Item)> LinkedAsync()
    {
        var book = BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1_000m), ("110-2", 2_000m));
        book.PaidOn(new(2026, 3, 1), "110-1", 1m, "now");
        book.PaidOn(new(2025, 3, 4), "110-1", 1m, "older");
        book.PaidOn(new(2023, 6, 1), "110-1", 1m, "oldest");
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);
        return (id, Assert.Single((await Hub.Customer(id).TransactionsAsync(new(50), default)).Rows).ItemId);
    }

    private async Task<List<ProgressEvent>> SearchAsync(CustomerId id, string item, DateOnly from)
    {
        var begun = await Hub.Customer(id).CollectAsync(Wanted(item, from), default);
        Assert.Null(begun.Refusal);
        return await Hub.WatchAsync(id, begun.RunId!);
    }

    private Task<TransactionsAnswer> PageAsync(CustomerId id, string item) => Hub.Customer(id).TransactionsAsync(new(50) { ItemId = item }, default);

    private static Collect Wanted(string item, DateOnly from) => new(null) { History = new(item, from) };
}
