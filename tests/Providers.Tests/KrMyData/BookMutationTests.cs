using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Views;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.KrMyData.Datasets;
using MyDataHub.Providers.Tests.Running;

namespace MyDataHub.Providers.Tests.KrMyData;

/// <summary>Mutants of every dataset's answer, through to the figures: none makes an amount that nobody sent, and the view can always be built.</summary>
public sealed class BookMutationTests
{
    // Sums and units: what these make of an amount is checked by their own tests.
    private static readonly string[] Derived = ["insu.loan.transactions", "bank.prepaid.cards", "card.prepaid.cards"];

    private static readonly ConnectionId Connection = new(new("D1AAAU0000"), new(Scripted.OrgCode));
    private static readonly KrDataset[] Datasets = [.. Samples.Datasets];

    [Property(MaxTest = 9000)]
    public void A_mutant_never_spoils_the_book(DoNotSize<ulong> seed)
    {
        var dataset = Datasets[(int)(seed.Item % (ulong)Datasets.Length)];
        var body = new Mutants(seed.Item).Of(Samples.Of(dataset));
        var before = Known(dataset);

        if (Read(dataset, body) is not FetchOutcome.Fetched fetched)
        {
            return; // nothing is delivered, so the book is what it was
        }

        var delivery = new Delivery(Connection, Now, fetched.Facts, fetched.Transactions);
        var after = BookUpdate.Apply(before.State, before.Chunks, delivery);
        ImmutableArray<LedgerChunk> chunks = [.. after.Changed, .. before.Chunks.Where(chunk => after.Changed.All(changed => changed.Key != chunk.Key))];
        if (!Derived.Contains(dataset.Id))
        {
            Assert.Empty(Amounts(after.State, chunks).Except(Amounts(before.State, before.Chunks)).Except(Mutants.Sent(body)!));
        }

        var view = ViewFold.Build(after.State, chunks, Inputs);
        Assert.Equal(BookJson.Write(after.State), BookJson.Write(BookJson.ReadState(BookJson.Write(after.State))));
        Assert.NotNull(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(view));
    }

    private static DateTimeOffset Now { get; } = TimeProvider.System.GetUtcNow();

    private static ViewInputs Inputs { get; } = new(Now, 1)
    {
        Sources = [new("D1AAAU0000", Scripted.OrgCode, "시험은행", Sector.Bank, "live", Now, null, null, null)],
        ItemIdSalt = new byte[16],
    };

    /// <summary>The asset is listed, and its dataset has answered well before.</summary>
    private static (BookState State, ImmutableArray<LedgerChunk> Chunks) Known(KrDataset dataset)
    {
        var listed = BookUpdate.Apply(BookState.Empty, [], new(Connection, Now.AddDays(-2), [Listed(dataset)], []));
        if (Read(dataset, System.Text.Encoding.UTF8.GetBytes(Samples.Of(dataset).ToJsonString())) is not FetchOutcome.Fetched fetched)
        {
            return (listed.State, []);
        }

        var known = BookUpdate.Apply(listed.State, [], new(Connection, Now.AddDays(-1), fetched.Facts, fetched.Transactions));
        return (known.State, [.. known.Changed]);
    }

    private static StampedFact Listed(KrDataset dataset)
    {
        var key = Scripted.Request(dataset).Subject ?? new AssetKey(new(Scripted.OrgCode), AssetKind.Deposit, "110-123-456");
        return new(new(Connection, "asset-list", null, "test.list"), new AssetList([new(key, "이름", dataset.TypeCodes is [var code, ..] ? code : "1001", IsConsented: true)]), Now.AddDays(-2));
    }

    private static FetchOutcome Read(KrDataset dataset, byte[] body)
    {
        var bank = new Scripted { Profile = new() { GeneralPolicyPath = "/general/basic" }, Entry = new(new(Scripted.OrgCode), "", dataset.Sector, new("https://x.example")) };
        bank.Answer = (_, _) => Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent(body) });
        return bank.FetchAsync(dataset.Id).GetAwaiter().GetResult();
    }

    private static IEnumerable<decimal> Amounts(BookState state, IEnumerable<LedgerChunk> chunks) =>
        state.Facts.Values.SelectMany(fact => Values.AmountsOf(fact.Value)).Concat(chunks.SelectMany(chunk => chunk.Rows).SelectMany(row => Values.AmountsOf(row)))
            .Where(amount => amount != 0)
            .Select(Math.Abs);
}
