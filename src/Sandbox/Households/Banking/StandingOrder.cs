namespace MyDataHub.Sandbox.Households.Banking;

/// <summary>
/// An order to move money between the person's own accounts (은행-014, 금투-006). Cycle: 01–12 every n months, 13
/// weekly. Day: day of the month, 01–31.
/// </summary>
internal sealed record StandingOrder(
    string OrgCode,
    string Account,
    decimal Amount,
    string Cycle,
    string Day,
    string Memo,
    DateTime Since)
{
    public DateTime? Until { get; set; }
}
