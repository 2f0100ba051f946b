namespace MyDataHub.Sandbox.Households.Banking;

/// <summary>
/// What a deposit account was opened as. Type: account_type: 1001 demand, 1002 time deposit, 1003 instalment
/// savings (section 9.1). Saving: saving_method: 01 demand, 02 lump, 03 fixed instalment, 04 free instalment
/// (section 9.3). Rate: per cent a year.
/// </summary>
internal sealed record DepositTerms(
    string OrgCode,
    string Number,
    string Name,
    string Type,
    string Saving,
    DateTime OpenedAt,
    decimal Rate)
{
    public string? Seqno { get; init; }

    public DateOnly? Matures { get; init; }

    public decimal? Committed { get; init; }

    public decimal? Monthly { get; init; }

    public bool IsForeign { get; init; }
}
