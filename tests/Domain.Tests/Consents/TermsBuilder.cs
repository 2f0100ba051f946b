using MyDataHub.Domain.Consents;

namespace MyDataHub.Domain.Tests.Consents;

internal static class TermsBuilder
{
    internal static readonly DateOnly Today = new(2026, 11, 22);

    internal static readonly TransferTerms Valid =
        new([new("bank.list", []), new("bank.deposit", [])], "통합조회", Today.AddYears(1), Today.AddYears(1))
        {
            IsScheduled = true,
            BasicCycleWeeks = 1,
            AdditionalCycleWeeks = 4,
        };
}
