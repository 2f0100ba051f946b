using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>Securities accounts, funds, trusts and ISA, workplace and personal pensions. The account's value counts; rows are detail.</summary>
internal static class InvestmentFold
{
    private const string Domain = "investment";
    private const string PensionAccount = "105";
    private const string IsaAccount = "108";

    internal static InvestmentSummary Fold(ViewScope scope)
    {
        var items = scope.Of(AssetKind.Securities).Select(asset => Securities(scope, asset))
            .Concat(scope.Of(AssetKind.Fund, AssetKind.Trust, AssetKind.Irp, AssetKind.Dc).Select(asset => Account(scope, asset)))
            .ToImmutableArray();
        foreach (var (held, stamp) in scope.All<DbPensionHeld>().Where(fact => fact.Value.IsHeld))
        {
            var institution = stamp.Key.Connection.Institution;
            scope.Sheet.LeaveOut(new($"{scope.NameOf(institution)} DB", "amount-unknown", institution.OrgCode, null, null, null));
        }

        var open = items.Where(item => !item.IsClosed).ToList();
        return new(FigureMaking.Sum(open.Select(item => item.Value)), Gain(open), items)
        {
            ByClass = Percentages.Of(InvestmentShares.ByClass(open)),
            ByCurrency = Percentages.Of(InvestmentShares.ByCurrency(open)),
        };
    }

    private static InvestmentItem Securities(ViewScope scope, HeldAsset asset)
    {
        var cash = scope.Fact<SecuritiesCash>(asset.Key);
        var held = scope.Fact<Holdings>(asset.Key);
        var holdings = held is { } known ? known.Value.Rows.Select(row => HoldingFold.Of(scope, row, known.Value.BaseDate, known.Stamp)).ToImmutableArray() : [];
        var cashes = cash is { } rows
            ? rows.Value.Rows.Where(row => row.Cash != 0).Select(row => scope.Value(new Money(row.Cash, row.Currency), rows.Stamp)).ToImmutableArray()
            : [];
        var counted = CashSweep.WithoutSweep(scope, asset, cashes, holdings);
        var value = cash is null && held is null
            ? Figure.Missing("KRW", asset.Row.IsConsented ? "not-received" : "not-consented")
            : FigureMaking.Sum(counted.Concat(holdings.Where(HoldingFold.IsValued).Select(holding => holding.Value)).DefaultIfEmpty(Zero(asset)));
        var item = Base(scope, asset, KindOf(asset), value) with
        {
            Cash = cashes,
            Holdings = holdings,
            Borrowed = Borrowed(scope, cash),
            IsPension = asset.Row.TypeCode == PensionAccount,
            IsTaxFavoured = asset.Row.IsTaxFavoured || asset.Row.TypeCode is PensionAccount or IsaAccount,
        };
        if (asset.IsOpen)
        {
            CountSecurities(scope, asset, item, counted);
            NoteSettlement(scope, item, held?.Value, cashes);
        }

        return HoldingFold.WithGain(item);
    }

    private static void CountSecurities(ViewScope scope, HeldAsset asset, InvestmentItem item, ImmutableArray<Figure> cash)
    {
        var line = item.IsPension ? "pensions" : "securities";
        if (item.Value.State is FigureState.Missing && item.Cash.IsEmpty && item.Holdings.IsEmpty)
        {
            scope.Sheet.Asset(line, Domain, asset.Key.Institution, item.Value, item.Name, item.Id);
            return;
        }

        foreach (var figure in cash)
        {
            scope.Sheet.Asset(line, Domain, asset.Key.Institution, figure, item.Name, item.Id);
        }

        foreach (var holding in item.Holdings)
        {
            if (HoldingFold.IsValued(holding) || holding.Value.Krw is null)
            {
                scope.Sheet.Asset(line, Domain, asset.Key.Institution, holding.Value, holding.Name, item.Id);
            }
            else
            {
                scope.Sheet.LeaveOut(new(holding.Name, "exposure-not-value", item.Institution, item.Id, holding.Value.Amount, holding.Value.Currency));
            }
        }
    }

    // 체결기준 holdings beside cash on settlement basis: a trade of the last days is in one and not yet in the other.
    private static void NoteSettlement(ViewScope scope, InvestmentItem item, Holdings? holdings, ImmutableArray<Figure> cash)
    {
        if (holdings is not null && !cash.IsEmpty && holdings.Rows.Any(row => row.IsTradeDate))
        {
            scope.Sheet.Notify(new("unsettled-up-to-two-days", NoticeLevel.Info, item.Id));
        }
    }

    private static InvestmentItem Account(ViewScope scope, HeldAsset asset)
    {
        var held = scope.Fact<AccountValue>(asset.Key);
        var rows = scope.Fact<Holdings>(asset.Key);
        var amount = held?.Value.Valuation ?? held?.Value.Balance;
        var value = amount is { } known
            ? scope.Value(new Money(known, held!.Value.Value.Currency), held.Value.Stamp)
            : Figure.Missing("KRW", asset.Row.IsConsented ? "not-received" : "not-consented");
        var holdings = rows is { } detail
            ? detail.Value.Rows.Select(row => HoldingFold.Of(scope, row, detail.Value.BaseDate, detail.Stamp)).ToImmutableArray()
            : [];
        var item = Base(scope, asset, KindOf(asset), value) with
        {
            Holdings = holdings,
            Cost = held is { Value.Principal: { } principal } paid ? scope.Value(new Money(principal, paid.Value.Currency), paid.Stamp) : null,
            Gain = held is { Value: { Principal: { } cost, Valuation: { } worth } } ? worth - cost : null,
            IsPension = asset.Key.Kind is AssetKind.Irp or AssetKind.Dc,
            IsTaxFavoured = asset.Key.Kind is AssetKind.Irp || asset.Row.TypeCode is "2003" or "2004",
            MaturesOn = held?.Value.MaturesOn ?? scope.Fact<FundTerms>(asset.Key)?.Value.MaturesOn,
            OpenedOn = held?.Value.IssuedOn ?? scope.Fact<FundTerms>(asset.Key)?.Value.IssuedOn ?? asset.Row.OpenedOn,
        };
        if (asset.IsOpen)
        {
            scope.Sheet.Asset(LineOf(asset), Domain, asset.Key.Institution, value, item.Name, item.Id);
            CheckChildren(scope, item);
        }

        return item;
    }

    // The parent's value counts; its children must add up to it within half a per cent, else the difference is shown.
    private static void CheckChildren(ViewScope scope, InvestmentItem item)
    {
        var children = item.Holdings.Sum(holding => holding.Value.Krw ?? 0);
        if (!item.Holdings.IsEmpty && item.Value.Krw is > 0 and var value && Math.Abs(children - value) > value * 0.005m)
        {
            scope.Sheet.Notify(new("details-do-not-add-up", NoticeLevel.Info, item.Id));
        }
    }

    private static InvestmentItem Base(ViewScope scope, HeldAsset asset, string kind, Figure value) =>
        new(scope.Id(asset.Key), asset.Row.Name, asset.Key.Institution.OrgCode, scope.NameOf(asset.Key.Institution), kind, value)
        {
            MaskedNumber = ViewScope.Mask(asset),
            TypeCode = asset.Row.TypeCode,
            IsClosed = !asset.IsOpen,
            OpenedOn = asset.Row.OpenedOn,
        };

    private static Figure? Borrowed(ViewScope scope, (SecuritiesCash Value, StampedFact Stamp)? cash)
    {
        var owed = cash is { } held
            ? held.Value.Rows.Where(row => row.MarginLoan + row.SecuredLoan > 0)
                .Select(row => scope.Value(new Money(row.MarginLoan + row.SecuredLoan, row.Currency), held.Stamp)).ToList()
            : [];
        return owed.Count == 0 ? null : FigureMaking.Sum(owed);
    }

    private static Figure? Gain(List<InvestmentItem> open)
    {
        var gains = open.Where(item => item.Gain is not null && item.Value.Currency == "KRW").ToList();
        return gains.Count == 0
            ? null
            : FigureMaking.Sum(gains.Select(item => item.Value with { Amount = item.Gain, Krw = FigureMaking.Won(item.Gain!.Value) }));
    }

    private static Figure Zero(HeldAsset asset) => new(0, "KRW", 0, FigureState.Live) { Source = asset.Key.Institution.OrgCode };

    private static string LineOf(HeldAsset asset) => asset.Key.Kind switch
    {
        AssetKind.Fund => "funds",
        AssetKind.Trust => "trusts",
        _ => "pensions",
    };

    private static string KindOf(HeldAsset asset) => (asset.Key.Kind, asset.Row.TypeCode) switch
    {
        (AssetKind.Securities, PensionAccount) => "pension",
        (AssetKind.Securities, IsaAccount) => "isa",
        (AssetKind.Securities, _) => "securities",
        (AssetKind.Fund, _) => "fund",
        (AssetKind.Trust, "2003" or "2004") => "isa",
        (AssetKind.Trust, _) => "trust",
        (AssetKind.Irp, _) => "irp",
        _ => "dc",
    };
}
