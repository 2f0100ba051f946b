namespace MyDataHub.Sandbox.Households.Borrowing;

/// <summary>One movement of a loan (은행-010): 01 drawdown, 02 repayment.</summary>
internal sealed record LoanPayment(
    DateTime At,
    int Number,
    string Type,
    decimal Principal,
    decimal Interest,
    decimal Balance,
    DateOnly InterestFrom,
    DateOnly InterestTo)
{
    public decimal Amount => Principal + Interest;
}
