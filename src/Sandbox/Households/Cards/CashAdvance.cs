namespace MyDataHub.Sandbox.Households.Cards;

/// <summary>A short-term card loan (단기대출, 카드-011), repaid in full with the bill of its period.</summary>
internal sealed record CashAdvance(
    PaymentCard Card,
    DateTime At,
    string Number,
    decimal Amount,
    decimal Rate,
    DateOnly Due)
{
    public static readonly TimeOnly DebitTime = new(7, 5);

    public decimal BalanceAt(DateTime now) => now < Due.ToDateTime(DebitTime) ? Amount : 0;

    public decimal Interest => Math.Floor(
        Amount * Rate * (Due.DayNumber - DateOnly.FromDateTime(At).DayNumber) / 36_500);
}
