using System.Collections.Immutable;

namespace MyDataHub.Domain.Assets.Facts;

/// <summary>What one list API returned: an asset that is no longer in it is closed or hidden. Key part: the list's kind.</summary>
public sealed record AssetList(ImmutableArray<ListedAsset> Assets) : Fact;

/// <summary>One row of a list API. TypeCode and StatusCode stay the standard's codes (section 9); unknown codes are kept.</summary>
public sealed record ListedAsset(AssetKey Key, string Name, string TypeCode, bool IsConsented)
{
    public string? StatusCode { get; init; }

    public DateOnly? OpenedOn { get; init; }

    /// <summary>Overdraft agreement (마이너스약정): the account is deposit and loan at once.</summary>
    public bool IsMinus { get; init; }

    public bool IsForeign { get; init; }

    /// <summary>Card number as the institution masks it (카드-001), or the telecom subscriber number.</summary>
    public string? MaskedNumber { get; init; }

    /// <summary>카드-001 card_member 2.</summary>
    public bool IsFamilyCard { get; init; }

    public bool IsCma { get; init; }

    public bool IsTaxFavoured { get; init; }

    /// <summary>P2P-001 lending_amt, or the limit of a prepaid means in KRW.</summary>
    public decimal? Amount { get; init; }
}

/// <summary>DB-001: a DB pension is held or not; no amount exists.</summary>
public sealed record DbPensionHeld(bool IsHeld) : Fact;
