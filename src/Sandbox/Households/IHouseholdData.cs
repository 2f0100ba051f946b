namespace MyDataHub.Sandbox.Households;

/// <summary>
/// What institutions hold about people, as wire rows, at a moment of the sandbox clock. Pure of HTTP, consent and
/// paging.
/// </summary>
public interface IHouseholdData
{
    /// <summary>The people who live here, made when they are first looked at.</summary>
    IReadOnlyList<Person> People { get; }

    /// <summary>What one institution holds for one person, ordered by kind and number.</summary>
    IReadOnlyList<HeldAsset> Assets(string orgCode, string ci, DateTimeOffset now);

    /// <summary>
    /// One answer. The resource is the path after version and industry with its templates kept
    /// (<c>/accounts/deposit/transactions</c>, <c>/cards/{card_id}/approval-domestic</c>), or <c>/vehicles</c> of the
    /// organisation <c>register</c> and <c>/prices</c> of <c>prices</c>; the arguments are the request's members.
    /// Null when the customer, or the asset named, has nothing there.
    /// </summary>
    HeldRows? Read(
        string orgCode,
        string resource,
        string ci,
        IReadOnlyDictionary<string, string> args,
        DateTimeOffset now);
}
