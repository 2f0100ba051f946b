using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Views;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.ExchangeRates;
using MyDataHub.Providers.KrMyData.Datasets;
using MyDataHub.Providers.Market;
using MyDataHub.Providers.Tests.Running;
using MyDataHub.Providers.VehiclePrices;
using MyDataHub.Providers.VehicleRegister;

namespace MyDataHub.Providers.Tests;

/// <summary>Mutants of several answers that meet in one figure: two datasets of an asset, a car and its price, an amount and its rate.</summary>
public sealed class ViewMutationTests
{
    private const string Vin = "KMHAAAAAAAA123456";

    private static readonly KrDataset[] Datasets = [.. Samples.Datasets];

    private static DateTimeOffset Now { get; } = TimeProvider.System.GetUtcNow();

    [Property(MaxTest = 2000)]
    public void Two_mutants_of_one_asset_and_one_of_the_rates_never_spoil_the_view(DoNotSize<ulong> seed)
    {
        var one = Datasets[(int)(seed.Item % (ulong)Datasets.Length)];
        var besides = Datasets.Where(other => other.Sector == one.Sector && other.Subjects.Intersect(one.Subjects).Any()).DefaultIfEmpty(one).ToArray();
        var other = besides[(int)(seed.Item / (ulong)Datasets.Length % (ulong)besides.Length)];
        var (state, chunks) = Deliver(Answers.Known(one, Now), Answered(other, seed.Item));
        (state, chunks) = Deliver((state, chunks), Answered(one, ~seed.Item));

        Assert.NotNull(Bytes(ViewFold.Build(state, chunks, Answers.Inputs(Now) with { Rates = Rates(seed.Item) })));
    }

    [Property(MaxTest = 1000)]
    public void A_mutant_of_a_car_and_one_of_its_price_never_spoil_the_view(DoNotSize<ulong> seed)
    {
        var connection = new ConnectionId(new("D1AAAU0000"), new("REGISTER00"));
        var facts = OtherMutationTests.Parsed(Mutant(OtherMutationTests.Cars, seed.Item), page => RegisterRows.Read(page, connection, Now));
        var price = VehiclePriceClient.Read(Mutant(OtherMutationTests.Price, ~seed.Item), Vin) as PriceOutcome.Quoted;
        if (facts.IsDefault || price is null)
        {
            return;
        }

        var priced = facts.Where(fact => fact.Value is VehicleRegistration)
            .Select(fact => new StampedFact(new(connection, FactKinds.Of(price.Price), fact.Key.Subject, null), price.Price, Now));
        var book = BookUpdate.Apply(BookState.Empty, [], new(connection, Now, [.. facts, .. priced], []));

        Assert.NotNull(Bytes(ViewFold.Build(book.State, [], Answers.Inputs(Now) with { Rates = Rates(seed.Item) })));
    }

    private static FetchOutcome Answered(KrDataset dataset, ulong seed) => Answers.Read(dataset, new Mutants(seed).Of(Samples.Of(dataset)));

    private static (BookState State, ImmutableArray<LedgerChunk> Chunks) Deliver((BookState State, ImmutableArray<LedgerChunk> Chunks) book, FetchOutcome outcome) =>
        outcome is FetchOutcome.Fetched fetched
            ? Answers.Deliver(book, new(Answers.Connection, Now, fetched.Facts, fetched.Transactions))
            : book;

    private static RateHistory Rates(ulong seed)
    {
        var today = KoreanTime.Day(Now);
        return ExchangeRateClient.Read(Mutant(OtherMutationTests.Rates, seed), today) is RatesOutcome.Published published
            ? new(ImmutableSortedDictionary<DateOnly, ImmutableArray<ExchangeRate>>.Empty.Add(today, published.Rates))
            : RateHistory.Empty;
    }

    private static byte[] Mutant(string sample, ulong seed) => new Mutants(seed).Of(JsonNode.Parse(sample)!);

    private static byte[] Bytes(AssetView view) => JsonSerializer.SerializeToUtf8Bytes(view);
}
