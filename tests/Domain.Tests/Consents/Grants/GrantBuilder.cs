using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Domain.Tests.Consents.Grants;

internal static class GrantBuilder
{
    internal static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.FromHours(9));

    internal static readonly MyDataConsent Consent = new(
        ConsentDomains.Bank, ConsentDetails.Balances, new("loan-comparison", "대출 비교"), new DateOnly(2027, 11, 22))
    {
        Institutions = Selection.Of(["A1GAON0000", "B1DAON0000"]),
        IsRecurring = true,
    };

    internal static Grant In(GrantState state) => new(new(new Guid("6f9d3f0e-90f5-4d6c-8f5b-0d9f0a3c7b11")), new("client-1"), state, Consent, "subject", "mydata")
    {
        ClientName = "핀테크",
        RequestedAt = Noon,
        GivenAt = Noon,
        ClaimedAt = state == GrantState.Given ? null : Noon,
    };
}
