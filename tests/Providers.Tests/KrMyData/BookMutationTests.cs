using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MyDataHub.Domain.Assets.Books;
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

    private static readonly KrDataset[] Datasets = [.. Samples.Datasets];

    [Property(MaxTest = 6000)]
    public void A_mutant_never_spoils_the_book(DoNotSize<ulong> seed)
    {
        var dataset = Datasets[(int)(seed.Item % (ulong)Datasets.Length)];
        var body = new Mutants(seed.Item).Of(Samples.Of(dataset));
        var before = Answers.Known(dataset, Now);

        if (Answers.Read(dataset, body) is not FetchOutcome.Fetched fetched)
        {
            return; // nothing is delivered, so the book is what it was
        }

        var delivery = new Delivery(Answers.Connection, Now, fetched.Facts, fetched.Transactions);
        var after = Answers.Deliver(before, delivery);
        if (!Derived.Contains(dataset.Id))
        {
            Assert.Empty(Amounts(after.State, after.Chunks).Except(Amounts(before.State, before.Chunks)).Except(Mutants.Sent(body)!));
        }

        var view = ViewFold.Build(after.State, after.Chunks, Answers.Inputs(Now));
        Assert.Equal(BookJson.Write(after.State), BookJson.Write(BookJson.ReadState(BookJson.Write(after.State))));
        Assert.NotNull(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(view));
    }

    private static DateTimeOffset Now { get; } = TimeProvider.System.GetUtcNow();

    private static IEnumerable<decimal> Amounts(BookState state, IEnumerable<LedgerChunk> chunks) =>
        state.Facts.Values.SelectMany(fact => Values.AmountsOf(fact.Value)).Concat(chunks.SelectMany(chunk => chunk.Rows).SelectMany(row => Values.AmountsOf(row)))
            .Where(amount => amount != 0)
            .Select(Math.Abs);
}
