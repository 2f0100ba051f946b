using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MyDataHub.Domain.Consents.Grants;

/// <summary>
/// How a customer is named to one third party (pairwise subject, OpenID Connect Core 8.1): two of them cannot find out together that
/// they know the same person, and once the customer's secret is erased nobody can.
/// </summary>
public static class PairwiseSubject
{
    /// <param name="secret">A secret of this customer, at least 16 bytes.</param>
    public static string Of(ReadOnlyMemory<byte> secret, ClientId client) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(secret.Span, Encoding.UTF8.GetBytes($"subject\n{client}")).AsSpan(0, 20));
}
