using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Providers.Authorizing;

namespace MyDataHub.Providers.Collecting;

/// <summary>One dataset to ask for. Ci is used only where there is no token (the vehicle register).</summary>
public sealed record FetchRequest(Dataset Dataset, ConnectionId Connection, TransferKind Kind, Secret? Token)
{
    /// <summary>The asset whose detail is asked for; null for datasets of the whole customer.</summary>
    public AssetKey? Subject { get; init; }

    /// <summary>A second key some datasets need: insured_no of riders, car_number of car premium payments, charge month's seqno.</summary>
    public string? Part { get; init; }

    /// <summary>Inclusive days for datasets with a day period; whole months are taken from it where the dataset counts in months.</summary>
    public DayRange? Period { get; init; }

    /// <summary>What the institution sent last time; null or 0 asks for everything.</summary>
    public long? SearchTimestamp { get; init; }

    public Secret? Ci { get; init; }
}

/// <summary>Both ends included.</summary>
public readonly record struct DayRange(DateOnly From, DateOnly To);

/// <summary>x-api-type, section 3.6.</summary>
public enum TransferKind
{
    UserConsent,
    UserRefresh,
    UserSearch,
    Scheduled,
}
