using MyDataHub.Sandbox.Clock;
using MyDataHub.Sandbox.Hosting;
using MyDataHub.Sandbox.Institutions.Consents;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Institutions.OAuth;

/// <summary>A code that a person's consent made, valid for minutes and for one use (4.3).</summary>
internal sealed record AuthorizationCode(GrantKey Key, string RedirectUri, TransferRequest Request, DateTimeOffset ExpiresAt)
{
    private int _used;

    /// <summary>True for the first to ask.</summary>
    public bool Use() => Interlocked.Exchange(ref _used, 1) == 0;

    public override string ToString() => nameof(AuthorizationCode);
}

/// <summary>The codes given out. Used ones are remembered, so that a second use is noticed.</summary>
internal sealed class AuthorizationCodes(SandboxClock clock, WaitingRoom<AuthorizationCode> codes, TimeSpan lifetime)
{
    public string Issue(GrantKey key, string redirectUri, TransferRequest request)
    {
        var code = Secret.New(64);
        codes.Add(code, new AuthorizationCode(key, redirectUri, request, clock.GetUtcNow() + lifetime));
        return code;
    }

    public AuthorizationCode? Find(string? code) =>
        codes.TryGet(code, out var found) && clock.GetUtcNow() < found.ExpiresAt ? found : null;
}
