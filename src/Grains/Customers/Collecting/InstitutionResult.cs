using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.Directory;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>What one institution gave in one run, to be applied in one short turn.</summary>
internal sealed record InstitutionResult(ConnectionId Connection, int RequestVersion, TransferKind Kind, DateTimeOffset BegunAt)
{
    /// <summary>Records of this run only; those of other asks stay as they are stored.</summary>
    public ImmutableArray<AskRecord> Asked { get; init; } = [];

    public ImmutableArray<StampedFact> Facts { get; init; } = [];

    public ImmutableArray<Transaction> Transactions { get; init; } = [];

    public ImmutableArray<CallTally> Calls { get; init; } = [];

    /// <summary>Null when all went well; otherwise busy, unavailable, malformed, our-fault or consent-gone.</summary>
    public string? Trouble { get; init; }

    /// <summary>A code of the standard, or our own key.</summary>
    public string? Reason { get; init; }

    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>np_time, as the directory says now.</summary>
    public ImmutableArray<DayWindow> Windows { get; init; } = [];

    public int Rows { get; init; }

    public int Done { get; init; }

    public int Planned { get; init; }
}

/// <summary>Calls of one API with one outcome, for the meter: successful ones are billed.</summary>
internal sealed record CallTally(string Api, string Outcome, int Calls);
