using FsCheck;
using FsCheck.Fluent;
using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Domain.Tests.Consents.Grants;

/// <summary>Consents over a small world, so that random ones often have something in common.</summary>
internal static class RandomConsents
{
    internal static readonly DateOnly Today = new(2026, 11, 22);

    internal static readonly string[] Institutions = ["A1GAON0000", "B1DAON0000", "C1HNBT0000"];
    internal static readonly string[] Accounts = ["aaa", "bbb", "ccc"];

    internal static Gen<MyDataConsent> Any() =>
        from domains in Gen.Choose(1, 63)
        from details in Gen.Choose(1, 31)
        from institutions in Selections(Institutions)
        from accounts in Selections(Accounts)
        from history in Gen.Choose(1, 3)
        from end in Gen.Choose(1, 3)
        from purpose in Gen.Elements("loan-comparison", "loan-comparison", "credit-check")
        from recurring in Gen.Elements(true, false)
        select Valid((ConsentDomains)domains, (ConsentDetails)details, purpose, Today.AddDays(end)) with
        {
            Institutions = institutions,
            Accounts = accounts,
            HistoryFrom = Kept((ConsentDomains)domains, (ConsentDetails)details).HasFlag(ConsentDetails.Transactions) ? Today.AddDays(-history) : null,
            IsRecurring = recurring,
        };

    /// <summary>Everything that could be read at all, one by one.</summary>
    internal static IEnumerable<Reading> Readings() =>
        from domain in ConsentWords.Domains
        from detail in ConsentWords.Details
        from institution in Institutions
        from account in Accounts
        from row in Enumerable.Range(-3, 3)
        from day in Enumerable.Range(1, 3)
        select new Reading(domain.Value, detail.Value, institution, account, Today.AddDays(row), Today.AddDays(day));

    private static Gen<Selection> Selections(string[] ids) =>
        from all in Gen.Elements(true, false)
        from chosen in Gen.SubListOf(ids)
        select all || chosen.Count == 0 ? Selection.All : Selection.Of(chosen);

    private static MyDataConsent Valid(ConsentDomains domains, ConsentDetails details, string purpose, DateOnly end) =>
        new(domains, Kept(domains, details), new ConsentPurpose(purpose, "비교"), end);

    // Never empty: totals go with every domain.
    private static ConsentDetails Kept(ConsentDomains domains, ConsentDetails details) =>
        (details & MyDataConsent.DetailsOf(domains)) is not ConsentDetails.None and var kept ? kept : ConsentDetails.Totals;
}

/// <summary>One thing read on one day. RowOn is the day of a row of history.</summary>
internal sealed record Reading(ConsentDomains Domain, ConsentDetails Detail, string Institution, string Account, DateOnly RowOn, DateOnly On)
{
    internal bool IsAllowed(MyDataConsent consent) =>
        consent.Domains.HasFlag(Domain)
        && consent.Details.HasFlag(Detail)
        && consent.Institutions.Covers(Institution)
        && consent.Accounts.Covers(Account)
        && (Detail != ConsentDetails.Transactions || RowOn >= consent.HistoryFrom)
        && On <= consent.EndsOn;
}
