using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.Institutions;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>What a row's reader may need beside the row. AskedAt orders this answer among others.</summary>
internal sealed record ReadContext(
    string DatasetId, ConnectionId Connection, AssetKey? Subject, string? Part, DateTimeOffset AskedAt, InstitutionProfile Profile)
{
    internal AssetKey Account => Subject ?? throw new InvalidOperationException($"{DatasetId} was asked for without an asset.");

    internal AssetKey Key(AssetKind kind, string number, string? seqno = null) => new(Connection.Institution, kind, number, seqno);

    internal StampedFact Stamp<TFact>(TFact fact, string? part, bool isAboutSubject)
        where TFact : Fact =>
        new(new(Connection, FactKind<TFact>.Name, isAboutSubject ? Subject : null, part), fact, AskedAt);
}

/// <summary>What one answer held.</summary>
internal sealed record DatasetReading(ImmutableArray<StampedFact> Facts, ImmutableArray<Transaction> Transactions);

/// <summary>The stored kind of a fact: its record's name in kebab case, such as "deposit-balances".</summary>
internal static class FactKind<TFact>
    where TFact : Fact
{
    internal static readonly string Name = string.Concat(
        typeof(TFact).Name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
