using MyDataHub.Domain.Assets.Books;

namespace MyDataHub.Domain.Assets.Matching;

/// <summary>
/// A fund is paid for when it is booked (은행-007, 04 and 05) and bought a day or more later: the debit of the booking's amount and
/// moment at the same bank is money put away, although the purchase itself comes too late to be its pair.
/// </summary>
internal static class FundBookings
{
    internal static void Read(LedgerPass pass)
    {
        var debits = pass.Unread(TransactionKind.Deposit, Flow.Out).ToLookup(row => (row.Account.Institution, row.Amount));
        var bookings = pass.Of(TransactionKind.Fund).Where(row => row is { TypeCode: "04" or "05", HasTime: true, Amount.Amount: > 0 });
        foreach (var booking in bookings)
        {
            var debit = debits[(booking.Account.Institution, booking.Amount)]
                .FirstOrDefault(row => row.HasTime && !pass.IsRead(row) && Pairing.IsSameMoment(row, booking));
            if (debit is not null)
            {
                pass.Say(debit, new(FlowClass.Contribution, "fund-booking"));
            }
        }
    }
}
