using MyDataHub.Sandbox.Households.Banking;

namespace MyDataHub.Sandbox.Households.Pensions;

/// <summary>
/// What a pension account was agreed as. Monthly: paid in each month. Account: the member's own account; null
/// when the employer pays (DC).
/// </summary>
internal sealed record PensionTerms(
    string Number,
    string Name,
    DateOnly Opened,
    decimal Monthly,
    int PayDay,
    DepositAccount? Account)
{
    /// <summary>Severance pay moved in at the beginning (사용자부담금).</summary>
    public decimal Transferred { get; init; }

    public DateOnly? Starts { get; init; }

    /// <summary>Paid out each month once the pension has started.</summary>
    public decimal Pension { get; init; }
}
