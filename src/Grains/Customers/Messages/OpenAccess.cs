using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Grains.Customers.Messages;

/// <summary>
/// Under what a third party reads: a grant and, where its token says less, what the token says (RFC 9396 6). Made once a token, so that
/// finding what is ready for it costs little.
/// </summary>
public sealed class OpenAccess(GrantId grant, MyDataConsent? within = null) : IEquatable<OpenAccess>
{
    private readonly int _hash = HashCode.Combine(grant, within);

    public GrantId Grant => grant;

    /// <summary>Null for the whole grant.</summary>
    public MyDataConsent? Within => within;

    /// <summary>What may be read: what the grant and the token both cover.</summary>
    public MyDataConsent Of(MyDataConsent granted) => within is null || granted.IsWithin(within) ? granted : granted.Narrow(within);

    public bool Equals(OpenAccess? other) => ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && Grant == other.Grant && Equals(Within, other.Within));

    public override bool Equals(object? obj) => Equals(obj as OpenAccess);

    public override int GetHashCode() => _hash;
}
