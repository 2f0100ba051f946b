namespace MyDataHub.Sandbox.Households.Prepaying;

/// <summary>One movement of a prepaid card: a charge (5102), a reward (5301) or a purchase (5501).</summary>
internal sealed record PrepaidUse(
    DateTime At,
    int Number,
    string Type,
    decimal Amount,
    decimal Balance,
    string? Merchant,
    string? RegNo,
    string? ApprovedNum)
{
    public bool IsApproval => Type == "5501";
}
