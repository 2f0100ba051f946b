using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Tests.Fakes;
using MyDataHub.Storage.Webhooks;

namespace MyDataHub.Grains.Tests.Journeys;

/// <summary>A customer with two banks linked, and a third party that wants to see something.</summary>
public abstract class GrantTest(SharedServer server) : GrainTest(server)
{
    internal static readonly ClientId Client = new("client-1");

    internal static readonly MyDataConsent Asked = new(
        ConsentDomains.Bank, ConsentDetails.Balances | ConsentDetails.Transactions, new("loan-comparison", "대출 조건 비교"), new DateOnly(2026, 9, 1))
    {
        HistoryFrom = new DateOnly(2026, 1, 1),
        IsRecurring = true,
    };

    private long _seen;

    internal async Task<CustomerId> LinkedAsync()
    {
        var book = BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 5_000m));
        book.PaidOn(new DateOnly(2025, 12, 31), "110-1", 30m, "before");
        book.PaidOn(new DateOnly(2026, 1, 10), "110-1", 20m, "early");
        book.PaidOn(new DateOnly(2026, 1, 20), "110-1", 10m, "late");
        BankBook.At(World[FakeWorld.OtherBank], Clock, ("220-1", 7_000m));
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank, FakeWorld.OtherBank);
        return id;
    }

    internal async Task<Grant> GivenAsync(CustomerId id, MyDataConsent? consent = null)
    {
        var answer = await Hub.Customer(id).GiveGrantAsync(new(Client, "핀테크", consent ?? Asked, "mydata"), default);
        Assert.Null(answer.Refusal);
        return answer.Grant!;
    }

    internal async Task<Grant> ActiveAsync(CustomerId id, MyDataConsent? consent = null)
    {
        var given = await GivenAsync(id, consent);
        var claimed = await Hub.Customer(id).ClaimGrantAsync(given.Id, default);
        Assert.Equal(GrantState.Active, claimed.Grant!.State);
        return claimed.Grant;
    }

    internal async Task<Grant> ReadAsync(CustomerId id, GrantId grant) => (await Hub.Customer(id).GrantAsync(grant, default)).Grant!;

    /// <summary>What the client's log got since the last call.</summary>
    internal async Task<ImmutableArray<ThirdPartyEvent>> EventsAsync()
    {
        var log = Hub.Get<EventLog>();
        await log.NumberAsync(Clock.GetUtcNow(), 100, default);
        var fresh = await log.ReadAsync(Client, _seen, 100, default);
        _seen = fresh.Count == 0 ? _seen : fresh[^1].Number;
        return [.. fresh.Select(one => one.Event)];
    }
}
