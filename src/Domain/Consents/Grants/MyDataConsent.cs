namespace MyDataHub.Domain.Consents.Grants;

/// <summary>
/// What a third party asks for, or was granted: one element of authorization_details (RFC 9396 2) of type mydata_consent. It covers
/// every thing that all of its parts cover at once, so taking away from any part only ever narrows it.
/// </summary>
public sealed record MyDataConsent(ConsentDomains Domains, ConsentDetails Details, ConsentPurpose Purpose, DateOnly EndsOn)
{
    public const string Type = "mydata_consent";

    /// <summary>Org codes. As asked for, all means all that are linked; a grant names those that were linked when it was given.</summary>
    public Selection Institutions { get; init; } = Selection.All;

    /// <summary>Item ids of the view. All means every one of the institutions, also those opened later.</summary>
    public Selection Accounts { get; init; } = Selection.All;

    /// <summary>The client asks that the customer name the accounts ("choose"). Never so in a grant.</summary>
    public bool CustomerChooses { get; init; }

    /// <summary>The first day of which rows are shown (Asia/Seoul); set exactly when transactions are among the details.</summary>
    public DateOnly? HistoryFrom { get; init; }

    /// <summary>False: one reading, in a window that its first read opens.</summary>
    public bool IsRecurring { get; init; }

    /// <summary>Nothing can be read under it.</summary>
    public bool IsEmpty => Domains == ConsentDomains.None || Details == ConsentDetails.None || Institutions.IsEmpty || Accounts.IsEmpty;

    /// <summary>Whether everything that this covers is covered by the other too.</summary>
    public bool IsWithin(MyDataConsent other) =>
        (Domains & ~other.Domains) == 0
        && (Details & ~other.Details) == 0
        && Institutions.IsWithin(other.Institutions)
        && Accounts.IsWithin(other.Accounts)
        && (HistoryFrom is null || HistoryFrom >= other.HistoryFrom)
        && EndsOn <= other.EndsOn
        && (!IsRecurring || other.IsRecurring)
        && Purpose == other.Purpose;

    /// <summary>What this and the chosen one both cover, for this one's purpose: never wider than this. May be empty.</summary>
    public MyDataConsent Narrow(MyDataConsent chosen) => (this with
    {
        Domains = Domains & chosen.Domains,
        Details = Details & chosen.Details,
        Institutions = Institutions.And(chosen.Institutions),
        Accounts = Accounts.And(chosen.Accounts),
        CustomerChooses = false,
        HistoryFrom = Later(HistoryFrom, chosen.HistoryFrom),
        EndsOn = EndsOn < chosen.EndsOn ? EndsOn : chosen.EndsOn,
        IsRecurring = IsRecurring && chosen.IsRecurring,
    }).Tidy();

    /// <summary>
    /// One consent that covers what either covers and nothing that neither does (grant management, merge). Null when one cannot say
    /// that: beside the days, at most one of domains, details, institutions and accounts may differ. The stricter days hold.
    /// </summary>
    public MyDataConsent? Merge(MyDataConsent added)
    {
        if (Purpose != added.Purpose)
        {
            return null;
        }

        if (added.IsWithin(this) || IsWithin(added))
        {
            return added.IsWithin(this) ? this : added;
        }

        return Differing(added) != 1 ? null : Narrow(added) with
        {
            Domains = Domains | added.Domains,
            Details = Details | added.Details,
            Institutions = Institutions.Or(added.Institutions),
            Accounts = Accounts.Or(added.Accounts),
            HistoryFrom = Later(HistoryFrom, added.HistoryFrom),
        };
    }

    /// <summary>The details that these domains have at all.</summary>
    public static ConsentDetails DetailsOf(ConsentDomains domains)
    {
        var details = domains == ConsentDomains.None ? ConsentDetails.None : ConsentDetails.Totals | ConsentDetails.Balances;
        details |= (domains & ~ConsentDomains.Vehicle) == 0 ? ConsentDetails.None : ConsentDetails.Transactions;
        details |= domains.HasFlag(ConsentDomains.Investment) ? ConsentDetails.Holdings : ConsentDetails.None;
        return details | (domains.HasFlag(ConsentDomains.Insurance) ? ConsentDetails.Policies : ConsentDetails.None);
    }

    private MyDataConsent Tidy()
    {
        var details = Details & DetailsOf(Domains);
        return this with { Details = details, HistoryFrom = details.HasFlag(ConsentDetails.Transactions) ? HistoryFrom : null };
    }

    private int Differing(MyDataConsent other) =>
        new[] { Domains != other.Domains, Details != other.Details, !Institutions.Equals(other.Institutions), !Accounts.Equals(other.Accounts) }
            .Count(differs => differs);

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => one is null || other > one ? other : one;
}
