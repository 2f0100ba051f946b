using System.Collections.Concurrent;
using System.Net.Security;

namespace MyDataHub.Providers.Http;

/// <summary>
/// The operators' certificates as they stand on disk. A renewed file is noticed soon, so that a certificate can be replaced without a
/// restart; one that cannot be read leaves the old one in use.
/// </summary>
internal sealed class ClientIdentities(TimeProvider time, TimeSpan lookEvery)
{
    private readonly ConcurrentDictionary<string, Identity> _held = new(StringComparer.Ordinal);

    internal Identity Of(OperatorOptions client)
    {
        var now = time.GetUtcNow();
        if (_held.TryGetValue(client.OrgCode, out var held) && IsFresh(held, now))
        {
            return held;
        }

        var written = Written(client);
        return _held[client.OrgCode] = held is null || held.Written != written ? Renewed(client, held, written, now) : held with { LookAgainAt = now + lookEvery };
    }

    // Further ahead than a look can be: the clock went back.
    private bool IsFresh(Identity held, DateTimeOffset now) => now < held.LookAgainAt && held.LookAgainAt <= now + lookEvery;

    private Identity Renewed(OperatorOptions client, Identity? held, DateTime written, DateTimeOffset now)
    {
        try
        {
            return new(ClientIdentity.Read(client), written, now + lookEvery);
        }
        catch (OutboundSetupException) when (held is not null)
        {
            // Certificate and key are two files: between their replacement they do not fit each other.
            return held with { LookAgainAt = now + lookEvery };
        }
    }

    private static DateTime Written(OperatorOptions client)
    {
        var (certificate, key) = (File.GetLastWriteTimeUtc(client.ClientCertificatePath), File.GetLastWriteTimeUtc(client.ClientKeyPath));
        return certificate > key ? certificate : key;
    }

    internal sealed record Identity(SslStreamCertificateContext Certificate, DateTime Written, DateTimeOffset LookAgainAt);
}
