using System.Collections.Frozen;
using System.Collections.Immutable;
using MyDataHub.Domain.Policies;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>Everything a view depends on beside the book.</summary>
public sealed record ViewInputs(DateTimeOffset Now, long Version)
{
    /// <summary>Every connection, also those that have not answered yet or whose consent has ended.</summary>
    public ImmutableArray<SourceState> Sources { get; init; } = [];

    public IReadOnlyDictionary<InstitutionId, string> InstitutionNames { get; init; } = FrozenDictionary<InstitutionId, string>.Empty;

    public RateHistory Rates { get; init; } = RateHistory.Empty;

    /// <summary>Secret of this customer from which opaque item ids are made; at least 16 bytes.</summary>
    public required ReadOnlyMemory<byte> ItemIdSalt { get; init; }

    public PolicyTable Policies { get; init; } = PolicyTable.Korea;

    public DateOnly Today => KoreanTime.Day(Now);
}
