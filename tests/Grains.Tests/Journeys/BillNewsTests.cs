using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.Directory;

namespace MyDataHub.Grains.Tests.Journeys;

/// <summary>What third parties are told when a card company's bill is new and no card says anything else.</summary>
public sealed class BillNewsTests(SharedServer server) : GrantTest(server)
{
    private static readonly InstitutionId Company = new("CARD000001");

    private static readonly MyDataConsent AskedOfCards = Asked with { Domains = ConsentDomains.Card, Details = ConsentDetails.Balances, HistoryFrom = null };

    private decimal _billed = 50_000m;

    [Fact]
    public async Task A_new_bill_is_told_to_whoever_may_see_all_cards_of_the_company()
    {
        World.Add(new InstitutionEntry(Company, "누리카드", Sector.Card, new("https://card.example")) { AllowsIndividual = true }).Answer = Answer;
        var id = await Hub.EnterAsync();
        await LinkAsync(id, Company);
        var items = (await Hub.Customer(id).PreviewGrantAsync(AskedOfCards, default)).Preview!.Items;
        var all = await ActiveAsync(id, AskedOfCards);
        await ActiveAsync(id, AskedOfCards with { Accounts = Selection.Of([items[0].Id]) });
        await ActiveAsync(id, AskedOfCards with { Domains = ConsentDomains.Bank });
        await EventsAsync();
        Clock.Advance(TimeSpan.FromDays(1));
        _billed = 80_000m;

        await CollectAsync(id);

        var told = Assert.Single(await EventsAsync());
        Assert.Equal((all.Id, ThirdPartyEvent.DataUpdated), (told.Grant, told.Type));
        Assert.Equal([("bills", 1L)], told.Counts.Select(count => (count.Key, count.Value)));
    }

    private FetchOutcome Answer(FetchRequest request) => request.Dataset.Id switch
    {
        "card.cards" => Facts(request, "asset-list", new AssetList([Card("c1"), Card("c2")])),
        "card.dues" => Facts(request, "card-dues", new CardDues(false, [new("01", new(2026, 3, 14), _billed)])),
        "card.approvals.domestic" or "card.bills" => new FetchOutcome.Fetched([], [], null) { BilledCalls = 1 },
        _ => new FetchOutcome.OurFault("40401"),
    };

    private FetchOutcome.Fetched Facts(FetchRequest request, string kind, Fact fact) =>
        new([new(new(request.Connection, kind, null, request.Dataset.Id), fact, Clock.GetUtcNow())], [], null) { BilledCalls = 1 };

    private static ListedAsset Card(string number) => new(new(Company, AssetKind.Card, number), $"카드 {number}", "01", true);
}
