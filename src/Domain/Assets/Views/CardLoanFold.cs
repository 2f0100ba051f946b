using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>현금서비스 and 카드론 (카드-011, 012): loans, less the part that the next claims already contain.</summary>
internal static class CardLoanFold
{
    internal static IEnumerable<LoanItem> Fold(ViewScope scope)
    {
        foreach (var (loans, stamp) in scope.All<CardLoans>())
        {
            var institution = stamp.Key.Connection.Institution;
            var isShort = stamp.Key.Part == "short";
            var claimed = Claimed(scope, institution, isShort);
            foreach (var row in loans.Rows.Where(row => row.Balance > 0))
            {
                var inClaims = Math.Min(claimed, row.Balance);
                claimed -= inClaims;
                yield return Item(scope, institution, row, stamp, isShort, inClaims);
            }
        }
    }

    private static LoanItem Item(ViewScope scope, InstitutionId institution, CardLoanRow row, StampedFact stamp, bool isShort, decimal inClaims)
    {
        var key = new AssetKey(institution, AssetKind.CardLoan, row.Number);
        var name = row.Name.Length > 0 ? row.Name : isShort ? "단기카드대출(현금서비스)" : "장기카드대출(카드론)";
        var item = new LoanItem(
            scope.Id(key), name, institution.OrgCode, scope.NameOf(institution), isShort ? "card-short" : "card-long", scope.Value(row.Balance, stamp))
        {
            Principal = row.Amount,
            Rate = row.Rate,
            RepayMethod = row.RepayMethod,
            OpenedOn = DateOnly.FromDateTime(row.TakenAt),
            MaturesOn = isShort ? null : row.DueOn,
            NextPaymentOn = isShort ? row.DueOn : null,
        };
        scope.Sheet.Liability("card-loans", "loan", institution, scope.Value(row.Balance - inClaims, stamp), name, item.Id);
        return item;
    }

    private static decimal Claimed(ViewScope scope, InstitutionId institution, bool isShort) => scope.All<CardDues>()
        .Where(dues => dues.Stamp.Key.Connection.Institution == institution)
        .SelectMany(dues => dues.Value.Rows)
        .Where(due => due.DueOn >= scope.Today)
        .Sum(due => isShort ? due.ShortLoan : due.LongLoan);
}
