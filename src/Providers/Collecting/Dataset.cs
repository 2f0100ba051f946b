using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;

namespace MyDataHub.Providers.Collecting;

/// <summary>
/// One kind of thing one API family returns, as a plan sees it. How it is asked for and read belongs to its provider's table.
/// Id is stable and stored, such as "bank.deposit.balances".
/// </summary>
public abstract record Dataset(string Id, Sector Sector, string ApiCode, string Scope, DatasetClass Class)
{
    /// <summary>The kinds of asset it is asked for, one call each; empty for datasets of the whole customer.</summary>
    public ImmutableArray<AssetKind> Subjects { get; init; } = [];

    /// <summary>A list of assets: asked first, because it says what else there is to ask.</summary>
    public bool IsList { get; init; }

    public PeriodKind Period { get; init; }

    /// <summary>How long a scheduled call may look back: 31 days, or 3 months for the exceptions and month APIs (section 3.6).</summary>
    public int ScheduledWindowDays { get; init; } = 31;

    /// <summary>search_timestamp is understood.</summary>
    public bool HasStamp { get; init; }

    /// <summary>Where the second key comes from, if one is needed.</summary>
    public PartSource PartSource { get; init; }

    /// <summary>Only for listed assets of these type codes (insu_type, account_type …); empty means all.</summary>
    public ImmutableArray<string> TypeCodes { get; init; } = [];

    /// <summary>Asked for minus accounts (is_minus) only, although their kind is Deposit: 은행-008 and 009.</summary>
    public bool IsForOverdrafts { get; init; }
}

/// <summary>기본정보 and 추가정보, each with its own scheduled cycle.</summary>
public enum DatasetClass
{
    Basic,
    Additional,
}

public enum PeriodKind
{
    None,
    Days,
    Months,

    /// <summary>One call a month, named by Part (카드-005).</summary>
    OneMonth,
}

public enum PartSource
{
    None,

    /// <summary>Numbers of PolicyTerms.Insured.</summary>
    InsuredPeople,

    /// <summary>Plates of CarCovers.</summary>
    CoveredCars,

    /// <summary>Months (and payment sequences) of CardBill.</summary>
    BilledMonths,
}

/// <summary>The datasets of a sector, lists first. One table per sector stands behind it.</summary>
public interface IDatasetCatalogue
{
    ImmutableArray<Dataset> Of(Sector sector);

    Dataset? Find(string id);
}
