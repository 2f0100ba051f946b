using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace MyDataHub.Sandbox.Faults;

/// <summary>The faults in force, by party.</summary>
internal sealed class FaultBook(IOptions<SandboxOptions> options)
{
    private readonly ConcurrentDictionary<string, Fault[]> _byParty = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, CancellationTokenSource> _inForce = new(StringComparer.Ordinal);

    public IReadOnlyList<Fault> Of(string party) => _byParty.GetValueOrDefault(party, []);

    public void Set(string party, Fault[] faults)
    {
        _byParty[party] = faults;
        EndThoseInForce(party);
    }

    public void Clear(string party)
    {
        _byParty.TryRemove(party, out _);
        EndThoseInForce(party);
    }

    /// <summary>Over when a party's faults are set anew or cleared: what hangs by them is let go.</summary>
    public CancellationToken WhileInForce(string party) => _inForce.GetOrAdd(party, _ => new()).Token;

    /// <summary>The faults that hit this call; they are used up by it.</summary>
    public FaultsOfCall Take(string party, string path)
    {
        var faults = _byParty.GetValueOrDefault(party, []);
        return faults.Length == 0
            ? FaultsOfCall.None
            : new FaultsOfCall([.. faults.Where(fault => fault.Kind != FaultKind.ExpiredCertificate && fault.Hits(path, options.Value.Seed))]);
    }

    public bool HasExpiredCertificate(string party) => IsInForce(party, FaultKind.ExpiredCertificate);

    public bool IsInMaintenance(string party) => IsInForce(party, FaultKind.Maintenance);

    private void EndThoseInForce(string party)
    {
        if (_inForce.TryRemove(party, out var source))
        {
            source.Cancel();
        }
    }

    private bool IsInForce(string party, string kind) =>
        Array.Exists(_byParty.GetValueOrDefault(party, []), fault => fault.Kind == kind && fault.Remaining > 0);
}

/// <summary>The faults that hit one call.</summary>
internal sealed class FaultsOfCall(Fault[] faults)
{
    public static readonly FaultsOfCall None = new([]);

    public bool Any => faults.Length > 0;

    public Fault? Find(string kind) => Array.Find(faults, fault => fault.Kind == kind);

    public bool Has(string kind) => Find(kind) is not null;

    public static FaultsOfCall In(HttpContext http) => http.Features.Get<FaultsOfCall>() ?? None;
}
