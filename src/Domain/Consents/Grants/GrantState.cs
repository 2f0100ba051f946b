namespace MyDataHub.Domain.Consents.Grants;

/// <summary>The closed list of states; GrantLifecycle holds the only transitions.</summary>
public enum GrantState
{
    /// <summary>The customer agreed; the third party has not redeemed its code yet, so nothing can be read.</summary>
    Given,
    Active,

    /// <summary>Ended before its time, by whomever; EndReason says.</summary>
    Revoked,

    /// <summary>The end date has passed, or the one reading.</summary>
    Expired,

    /// <summary>The code was never redeemed: nothing was ever read.</summary>
    Unclaimed,
}
