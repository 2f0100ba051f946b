using System.Text.Json;

namespace MyDataHub.Grains.Tests.Failing;

/// <summary>
/// Institutions that give what they hold other numbers, as when a core banking system is replaced. On people of their own, because books keep
/// every number they were told.
/// </summary>
public sealed class RenumberingTests(LinkedPeople people) : IClassFixture<LinkedPeople>, IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => people.MendAsync();

    /// <summary>Asked for anew, everything has other numbers at once; otherwise only what is due in every run.</summary>
    [Theory]
    [InlineData("id_changes:transactions", false)]
    [InlineData("id_changes:transactions", true)]
    [InlineData("id_changes", true)]
    public async Task Everything_under_other_numbers_is_the_same_everything_and_so_it_is_when_the_numbers_come_back(string fault, bool isAskedAnew)
    {
        var clean = await RowsAsync();
        foreach (var party in people.Parties.Values)
        {
            await people.Hub.BreakAsync(party, (fault, "*"));
        }

        await CollectAsync(isAskedAnew);
        var (during, rowsDuring) = (await people.ViewsAsync(), await RowsAsync());
        await people.MendAsync();
        await CollectAsync(isAskedAnew);
        var (after, rowsAfter) = (await people.ViewsAsync(), await RowsAsync());

        Assert.All(people.Clean.Zip(during), pair => Assert.Equal([], ShownView.Differences(pair.First, pair.Second).Where(path => !path.Contains(".maskedNumber:", StringComparison.Ordinal))));
        Assert.All(people.Clean.Zip(after), pair => Assert.Equal([], ShownView.Differences(pair.First, pair.Second)));
        Assert.Equal(clean, rowsDuring);
        Assert.Equal(clean, rowsAfter);
        Assert.Equal(fault == "id_changes", during.SelectMany(Notices).Contains("renumbered-several"));
        Assert.DoesNotContain("renumbering-unclear", during.Concat(after).SelectMany(Notices));
    }

    private async Task CollectAsync(bool isAskedAnew)
    {
        await people.ForgetAskedAsync(isAskedAnew ? people.Parties.Keys.ToHashSet() : []);
        var events = (await people.CollectAsync()).SelectMany(one => one);
        Assert.DoesNotContain(events, one => one is { Kind: "dataset", Outcome: not ("fetched" or "unchanged") });
    }

    /// <summary>Everybody's history as they see it: every row with its id.</summary>
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

    private static IEnumerable<string> Notices(JsonElement view) => view.GetProperty("notices").EnumerateArray().Select(notice => notice.GetProperty("key").GetString()!);
}
