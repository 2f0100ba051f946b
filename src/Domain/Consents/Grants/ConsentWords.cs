using System.Collections.Immutable;

namespace MyDataHub.Domain.Consents.Grants;

/// <summary>The words of domains, details and purposes in authorization_details, in the order in which they are shown.</summary>
public static class ConsentWords
{
    public static readonly ImmutableArray<(string Word, ConsentDomains Value)> Domains =
    [
        ("bank", ConsentDomains.Bank),
        ("card", ConsentDomains.Card),
        ("investment", ConsentDomains.Investment),
        ("vehicle", ConsentDomains.Vehicle),
        ("insurance", ConsentDomains.Insurance),
        ("loan", ConsentDomains.Loan),
    ];

    public static readonly ImmutableArray<(string Word, ConsentDetails Value)> Details =
    [
        ("totals", ConsentDetails.Totals),
        ("balances", ConsentDetails.Balances),
        ("transactions", ConsentDetails.Transactions),
        ("holdings", ConsentDetails.Holdings),
        ("policies", ConsentDetails.Policies),
    ];

    public static readonly ImmutableArray<string> Purposes =
    [
        "personal-finance", "loan-comparison", "card-recommendation", "insurance-review", "investment-advice", "credit-check", "other",
    ];

    public static ImmutableArray<string> Of(ConsentDomains domains) =>
        [.. Domains.Where(domain => domains.HasFlag(domain.Value)).Select(domain => domain.Word)];

    public static ImmutableArray<string> Of(ConsentDetails details) =>
        [.. Details.Where(detail => details.HasFlag(detail.Value)).Select(detail => detail.Word)];
}
