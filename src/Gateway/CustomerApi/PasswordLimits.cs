using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Sessions;

namespace MyDataHub.Gateway.CustomerApi;

/// <summary>How often one login name may be tried, from wherever, and how many passwords are checked at once.</summary>
internal sealed class PasswordLimits(IOptions<RateLimitOptions> options) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly PartitionedRateLimiter<string> _perLogin = PartitionedRateLimiter.Create<string, SessionKey>(login =>
        RateLimitPartition.GetFixedWindowLimiter(
            // A hash, so that no list of names grows in memory.
            SessionKey.From(SHA256.HashData(Encoding.UTF8.GetBytes(Same(login)))),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = options.Value.PasswordsPerLoginIn15Minutes, Window = Window, QueueLimit = 0 }));

    private readonly ConcurrencyLimiter _atOnce = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = options.Value.PasswordsAtOnce,
        QueueLimit = options.Value.PasswordsAtOnce * 8,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Null when the login name may be tried now, else the seconds to wait.</summary>
    internal int? WaitFor(string login)
    {
        using var lease = _perLogin.AttemptAcquire(login);
        if (lease.IsAcquired)
        {
            return null;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
        return Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
    }

    internal ValueTask<RateLimitLease> EnterAsync(CancellationToken ct) => _atOnce.AcquireAsync(1, ct);

    // The store does not tell these apart, so neither may the limit.
    private static string Same(string login) => login.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    public void Dispose()
    {
        _perLogin.Dispose();
        _atOnce.Dispose();
    }
}
