using System.Text.Json;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Grains.Tests.Failing;

/// <summary>Institutions that give everything they hold other numbers, as when a core banking system is replaced.</summary>
[Collection(LinkedPeopleTests.Collection)]
public sealed class RenumberingTests(LinkedPeople people) : IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => people.MendAsync();

    [Fact]
    public async Task Everything_under_other_numbers_is_the_same_everything_and_so_it_is_when_the_numbers_come_back()
    {
        var clean = await RowsAsync();
        foreach (var party in people.Parties.Values)
        {
            await people.Hub.BreakAsync(party, ("id_changes", "*"));
        }

        var during = await CollectAnewAsync();
        var (views, rows) = (await people.ViewsAsync(), await RowsAsync());
        await people.MendAsync();
        var healed = await CollectAnewAsync();
        var (after, rowsAfter) = (await people.ViewsAsync(), await RowsAsync());
        Assert.DoesNotContain(during.Concat(healed), one => one is { Kind: "dataset", Outcome: not ("fetched" or "unchanged") });
        Assert.All(people.Clean.Zip(views), pair => Assert.Equal([], ShownView.Differences(pair.First, pair.Second).Where(path => !path.Contains(".maskedNumber:", StringComparison.Ordinal))));
        Assert.All(people.Clean.Zip(after), pair => Assert.Equal([], ShownView.Differences(pair.First, pair.Second)));
        Assert.All(views.SelectMany(view => view.GetProperty("notices").EnumerateArray()), notice => Assert.NotEqual("renumbering-unclear", notice.GetProperty("key").GetString()));
        Assert.Contains(views.SelectMany(view => view.GetProperty("notices").EnumerateArray()), notice => notice.GetProperty("key").GetString() is "renumbered-several");
        Assert.Equal(clean, rows);
        Assert.Equal(clean, rowsAfter);
    }

    private async Task<List<ProgressEvent>> CollectAnewAsync()
    {
        people.Hub.Clock.Advance(TimeSpan.FromMinutes(1));
        await people.ForgetAskedAsync(people.Parties.Keys.ToHashSet());
        return [.. (await people.CollectAsync()).SelectMany(one => one)];
    }

    /// <summary>Everybody's history as they see it: every row by its id.</summary>
    private async Task<List<string>[]> RowsAsync() => await Task.WhenAll(people.People.Select(async person =>
    {
        var rows = new List<string>();
        string? cursor = null;
        do
        {
            var page = await people.Hub.Customer(person.Id).TransactionsAsync(new(200) { Cursor = cursor }, default);
            Assert.Null(page.Refusal);
            rows.AddRange(page.Rows.Select(row => JsonSerializer.Serialize(row)));
            cursor = page.Next;
        }
        while (cursor is not null);
        return rows;
    }));
}
