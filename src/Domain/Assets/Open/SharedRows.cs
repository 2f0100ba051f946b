using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Matching;
using MyDataHub.Domain.Assets.Rows;
using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Domain.Assets.Open;

/// <summary>The shared rows of one month, read together with the shared rows beside it.</summary>
internal static class SharedRows
{
    internal static IEnumerable<OpenRow> Of(BookCut cut, Month month, IEnumerable<LedgerChunk> chunks, Func<Transaction, bool> which)
    {
        var pass = LedgerReading.Read(LedgerGround.OfRenumbered(cut.State), LedgerCut.Of(cut, chunks).SelectMany(chunk => chunk.Rows));
        var shape = new RowShape(cut.State, cut.Inputs);
        return pass.Rows
            .Where(row => row.Month() == month && row.Day() >= cut.Scope.HistoryFrom && which(row))
            .Select(row => Of(cut, row, shape.Of(row, pass.ReadingOf(row))));
    }

    private static OpenRow Of(BookCut cut, Transaction row, LedgerRow read) => new(
        read.Id, read.ItemId, read.Institution, OpenDomains.WordOf(row.Account.Kind), read.At, read.HasTime, read.Kind, read.Amount, read.Net, read.Currency)
    {
        BalanceAfter = cut.Scope.Has(ConsentDetails.Balances) ? read.BalanceAfter : null,
        Title = read.Title,
        Merchant = read.Merchant,
        Category = read.Category,
        NotSpending = read.NotSpending,
        Status = read.Status,
        ChangedAt = read.ChangedAt,
        Instalments = read.Instalments,
        KrwAmount = read.KrwAmount,
    };
}
