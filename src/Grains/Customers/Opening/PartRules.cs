using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Grains.Customers.Opening;

/// <summary>What a grant must have for a question: a detail, and one of some domains.</summary>
internal static class PartRules
{
    private const ConsentDomains HavingAccounts = ConsentDomains.Bank | ConsentDomains.Investment | ConsentDomains.Loan;

    /// <summary>Null when the grant has it.</summary>
    public static OpenAnswer.NotGranted? Check(MyDataConsent consent, OpenQuery query)
    {
        var needed = Of(query);
        return consent.Details.HasFlag(needed.Detail) && (needed.Domains == ConsentDomains.None || (consent.Domains & needed.Domains) != ConsentDomains.None)
            ? null
            : needed;
    }

    /// <summary>The domains that an answer is about.</summary>
    public static ConsentDomains DomainsOf(OpenQuery query) => Of(query).Domains;

    private static OpenAnswer.NotGranted Of(OpenQuery query) => query switch
    {
        OpenQuery.Part part => Of(part.Kind),
        OpenQuery.Account => new(ConsentDetails.Balances, HavingAccounts),
        OpenQuery.Transactions or OpenQuery.Changes => new(ConsentDetails.Transactions, ConsentDomains.None),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static OpenAnswer.NotGranted Of(OpenPart part) => part switch
    {
        OpenPart.View or OpenPart.Grant => new(ConsentDetails.None, ConsentDomains.None),
        OpenPart.Accounts => new(ConsentDetails.Balances, HavingAccounts),
        OpenPart.Holdings => new(ConsentDetails.Holdings, ConsentDomains.Investment),
        OpenPart.Policies => new(ConsentDetails.Policies, ConsentDomains.Insurance),
        OpenPart.Vehicles => new(ConsentDetails.Balances, ConsentDomains.Vehicle),
        OpenPart.Cards or OpenPart.Bills => new(ConsentDetails.Balances, ConsentDomains.Card),
    };
}
