using MyDataHub.Sandbox.Households.Markets;

namespace MyDataHub.Sandbox.Households.Brokerage;

/// <summary>
/// One row of a securities account (금투-003). Cash is the signed change of the deposit, balance the deposit after it,
/// both in the row's currency. Type: code of att. 6.
/// </summary>
internal sealed record SecuritiesTrade(
    DateTime At,
    string Currency,
    string Type,
    string Detail,
    decimal Amount,
    decimal Cash)
{
    public int Number { get; init; }

    public decimal Balance { get; init; }

    public Instrument? Instrument { get; init; }

    public decimal? Units { get; init; }

    public decimal? Price { get; init; }

    public string? Memo { get; init; }
}
