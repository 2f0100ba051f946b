using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Tests.Fakes;

namespace MyDataHub.Grains.Tests.Journeys;

/// <summary>What third parties are told, read from their log.</summary>
public sealed class GrantNewsTests(SharedServer server) : GrantTest(server)
{
    [Fact]
    public async Task A_collection_tells_how_many_accounts_and_rows_changed_to_whoever_may_see_them()
    {
        var book = BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 5_000m), ("110-2", 6_000m));
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);
        var items = (await Hub.Customer(id).PreviewGrantAsync(Asked, default)).Preview!.Items;
        var all = await ActiveAsync(id);
        var other = await ActiveAsync(id, Asked with { Accounts = Selection.Of([items.Single(item => item.Figure!.Amount == 6_000m).Id]) });
        var balances = await ActiveAsync(id, Asked with { Details = ConsentDetails.Balances, HistoryFrom = null });
        await EventsAsync();
        Clock.Advance(TimeSpan.FromHours(2));
        book.Pay("110-1", 100m, "coffee");
        book.Pay("110-1", 200m, "lunch");

        await CollectAsync(id);

        var told = await EventsAsync();
        Assert.All(told, one => Assert.Equal(ThirdPartyEvent.DataUpdated, one.Type));
        Assert.Equal(new[] { all.Id, balances.Id }.ToHashSet(), told.Select(one => one.Grant).ToHashSet());
        Assert.Equal((1, 2), (CountOf(told, all, "accounts"), CountOf(told, all, "transactions_added")));
        Assert.Equal((1, 0), (CountOf(told, balances, "accounts"), CountOf(told, balances, "transactions_added")));
        Assert.DoesNotContain(told, one => one.Grant == other.Id);
    }

    [Fact]
    public async Task A_collection_that_brings_nothing_new_tells_nothing()
    {
        var id = await LinkedAsync();
        await ActiveAsync(id);
        await CollectAsync(id);
        await EventsAsync();
        Clock.Advance(TimeSpan.FromHours(2));

        await CollectAsync(id);

        Assert.Empty(await EventsAsync());
    }

    [Fact]
    public async Task Each_step_of_a_grants_life_is_told_once_and_in_order()
    {
        var id = await LinkedAsync();
        await Hub.Customer(id).RevokeGrantAsync(new((await GivenAsync(id)).Id, "customer"), default);
        var grant = await ActiveAsync(id);
        await Hub.Customer(id).NarrowGrantAsync(new(grant.Id, grant.Consent with { Details = ConsentDetails.Balances }), default);
        await Hub.Customer(id).RevokeGrantAsync(new(grant.Id, "customer"), default);

        var told = await EventsAsync();

        Assert.Equal([ThirdPartyEvent.GrantCreated, ThirdPartyEvent.GrantNarrowed, ThirdPartyEvent.GrantRevoked], told.Select(one => one.Type));
        Assert.All(told, one => Assert.Equal((grant.Id, grant.Subject), (one.Grant, one.Subject)));
        Assert.Equal([null, "customer", "customer"], told.Select(one => one.Reason));
    }

    [Fact]
    public async Task Third_parties_are_told_of_the_end_also_when_the_customer_left()
    {
        var id = await LinkedAsync();
        var grant = await ActiveAsync(id);
        await EventsAsync();

        await Hub.Customer(id).LeaveAsync(new(), default);

        var told = Assert.Single(await EventsAsync());
        Assert.Equal((ThirdPartyEvent.GrantRevoked, "left", grant.Id), (told.Type, told.Reason, told.Grant));
    }

    private static long CountOf(IEnumerable<ThirdPartyEvent> told, Grant grant, string what) =>
        told.Single(one => one.Grant == grant.Id).Counts.GetValueOrDefault(what);
}
