using System.Collections.Immutable;
using System.Text;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Views;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.KrMyData.Datasets;

namespace MyDataHub.Providers.Tests.Running;

/// <summary>What one institution answers to any dataset about one asset, and the book that comes of it.</summary>
internal static class Answers
{
    public static ConnectionId Connection { get; } = new(new("D1AAAU0000"), new(Scripted.OrgCode));

    public static ViewInputs Inputs(DateTimeOffset now) => new(now, 1)
    {
        Sources = [new("D1AAAU0000", Scripted.OrgCode, "시험은행", Sector.Bank, "live", now, null, null, null)],
        ItemIdSalt = new byte[16],
    };

    public static FetchOutcome Read(KrDataset dataset, byte[] body)
    {
        var bank = new Scripted { Profile = new() { GeneralPolicyPath = "/general/basic" }, Entry = new(new(Scripted.OrgCode), "", dataset.Sector, new("https://x.example")) };
        bank.Answer = (_, _) => Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent(body) });
        return bank.FetchAsync(dataset.Id).GetAwaiter().GetResult();
    }

    /// <summary>The asset is listed, and its dataset has answered well before.</summary>
    public static (BookState State, ImmutableArray<LedgerChunk> Chunks) Known(KrDataset dataset, DateTimeOffset now)
    {
        var listed = BookUpdate.Apply(BookState.Empty, [], new(Connection, now.AddDays(-2), [Listed(dataset, now)], []));
        if (Read(dataset, Encoding.UTF8.GetBytes(Samples.Of(dataset).ToJsonString())) is not FetchOutcome.Fetched fetched)
        {
            return (listed.State, []);
        }

        return Deliver((listed.State, []), new(Connection, now.AddDays(-1), fetched.Facts, fetched.Transactions));
    }

    /// <summary>The book after it, with all its pictures.</summary>
    public static (BookState State, ImmutableArray<LedgerChunk> Chunks) Deliver((BookState State, ImmutableArray<LedgerChunk> Chunks) book, Delivery delivery)
    {
        var after = BookUpdate.Apply(book.State, book.Chunks, delivery);
        ImmutableArray<LedgerChunk> chunks = [.. after.Changed, .. book.Chunks.Where(chunk => after.Changed.All(changed => changed.Key != chunk.Key))];
        return (BookUpdate.Paint(after.State, chunks), chunks);
    }

    public static StampedFact Listed(KrDataset dataset, DateTimeOffset now)
    {
        var key = Scripted.Request(dataset).Subject ?? new AssetKey(new(Scripted.OrgCode), AssetKind.Deposit, "110-123-456");
        return new(new(Connection, "asset-list", null, "test.list"), new AssetList([new(key, "이름", dataset.TypeCodes is [var code, ..] ? code : "1001", IsConsented: true)]), now.AddDays(-2));
    }
}
