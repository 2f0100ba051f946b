using System.Collections.Immutable;
using MyDataHub.Domain;

namespace MyDataHub.Providers.Directory;

/// <summary>An institution as the portal (지원-002) lists it.</summary>
public sealed record InstitutionEntry(InstitutionId Id, string Name, Sector Sector, Uri Address)
{
    /// <summary>auth_type 03; 01 allows integrated authentication only.</summary>
    public bool AllowsIndividual { get; init; }

    /// <summary>False only for the register, which has no token.</summary>
    public bool AllowsIntegrated { get; init; } = true;

    /// <summary>Windows in which scheduled calls are allowed (np_time), Korean time; empty means always.</summary>
    public ImmutableArray<DayWindow> ScheduledWindows { get; init; } = [];
}

/// <summary>A window of a day in Korean time; To before From wraps midnight.</summary>
public readonly record struct DayWindow(TimeOnly From, TimeOnly To);

/// <summary>The institutions a customer can link, kept fresh from the portal and served from memory meanwhile.</summary>
public interface IInstitutionDirectory
{
    /// <summary>The last list known; empty only before the first successful answer of the portal.</summary>
    Task<ImmutableArray<InstitutionEntry>> ListAsync(CancellationToken ct);

    Task<InstitutionEntry?> FindAsync(InstitutionId id, CancellationToken ct);
}
