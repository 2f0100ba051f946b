namespace MyDataHub.Domain.Assets;

/// <summary>
/// The identity of one thing an institution holds for the customer. It survives re-consent, a second operator and new tokens,
/// because nothing of the connection is in it. Number is the account, policy, card or contract number as sent: personal data.
/// </summary>
public sealed record AssetKey(InstitutionId Institution, AssetKind Kind, string Number, string? Seqno = null)
{
    /// <summary>The number alone tells nearly all apart; keys are looked up once for each row of a ledger.</summary>
    public override int GetHashCode() => HashCode.Combine(Number, Kind);

    /// <summary>Never the number: keys reach exception texts and logs more easily than anyone expects.</summary>
    public override string ToString() => $"{Institution}/{Kind}";
}
