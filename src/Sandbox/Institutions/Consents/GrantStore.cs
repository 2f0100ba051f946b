using System.Collections.Concurrent;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Institutions.Consents;

/// <summary>
/// The grants in force at all institutions, found by person and by token. What changes is logged before it counts.
/// </summary>
internal sealed class GrantStore : IDisposable
{
    private readonly Lock _writing = new();
    private readonly ConcurrentDictionary<GrantKey, Grant> _grants = new();
    private readonly ConcurrentDictionary<string, GrantKey> _byToken = new(StringComparer.Ordinal);
    private readonly GrantLog? _log;

    public GrantStore(string? statePath)
    {
        _log = statePath is null ? null : GrantLog.Open(statePath, Index);
    }

    public Grant? Find(GrantKey key) => _grants.GetValueOrDefault(key);

    public Grant? FindByAccessToken(string token) =>
        FindByHash(Secret.Hash(token)) is var (grant, hash) && grant.Access.Hash == hash ? grant : null;

    public Grant? FindByRefreshToken(string token, DateTimeOffset now) =>
        FindByHash(Secret.Hash(token)) is var (grant, hash) && IsRefreshToken(grant, hash, now) ? grant : null;

    public IEnumerable<Grant> At(string orgCode) => _grants.Values.Where(grant => grant.Key.OrgCode == orgCode);

    /// <summary>
    /// Puts a grant in force. The pair of tokens that the same person, service and provider had before dies silently
    /// (4.1).
    /// </summary>
    public void Put(Grant grant)
    {
        lock (_writing)
        {
            _log?.Put(grant);
            Index(grant);
            _log?.CompactIfWasteful(_grants.Values);
        }
    }

    /// <summary>
    /// Changes the grant only if it is still the one that was read, so that two refreshes cannot both win.
    /// </summary>
    public bool Replace(Grant read, Grant changed)
    {
        lock (_writing)
        {
            if (!ReferenceEquals(Find(read.Key), read))
            {
                return false;
            }

            Put(changed);
            return true;
        }
    }

    public bool End(GrantKey key)
    {
        lock (_writing)
        {
            if (!_grants.ContainsKey(key))
            {
                return false;
            }

            _log?.End(key);
            Forget(key);
            _log?.CompactIfWasteful(_grants.Values);
            return true;
        }
    }

    public void Dispose() => _log?.Dispose();

    private static bool IsRefreshToken(Grant grant, string hash, DateTimeOffset now) =>
        (grant.Refresh.Hash == hash && now < grant.Refresh.ExpiresAt)
        || (grant.ReplacedRefresh is { } replaced && replaced.Hash == hash && now < replaced.ExpiresAt);

    private static IEnumerable<string> HashesOf(Grant grant) =>
        grant.ReplacedRefresh is { } replaced
            ? [grant.Access.Hash, grant.Refresh.Hash, replaced.Hash]
            : [grant.Access.Hash, grant.Refresh.Hash];

    private (Grant Grant, string Hash)? FindByHash(string hash) =>
        _byToken.TryGetValue(hash, out var key) && Find(key) is { } grant ? (grant, hash) : null;

    private void Index(Grant grant)
    {
        Forget(grant.Key);
        _grants[grant.Key] = grant;
        foreach (var hash in HashesOf(grant))
        {
            _byToken[hash] = grant.Key;
        }
    }

    private void Forget(GrantKey key)
    {
        if (_grants.TryRemove(key, out var old))
        {
            foreach (var hash in HashesOf(old))
            {
                _byToken.TryRemove(hash, out _);
            }
        }
    }
}
