using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Borrowing;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Matching;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>Everything owed except card payables: loans of all sectors, overdrafts, card loans, borrowing at the broker.</summary>
internal static class LoanFold
{
    private const string Domain = "loan";

    internal static ImmutableArray<LoanItem> Fold(ViewScope scope) =>
    [
        .. Loans(scope),
        .. scope.Of(AssetKind.Deposit).Where(asset => asset.IsOpen).Select(asset => Overdraft(scope, asset)).OfType<LoanItem>(),
        .. CardLoanFold.Fold(scope),
        .. BrokerLoans(scope),
    ];

    private static IEnumerable<LoanItem> Loans(ViewScope scope)
    {
        var listedTwice = TwiceListed(scope);
        foreach (var asset in scope.Of(AssetKind.Loan, AssetKind.Lending, AssetKind.Claim))
        {
            var item = Loan(scope, asset, isCounted: asset.IsOpen && !listedTwice.Contains(asset.Key));
            yield return item;
            Notice(scope, item);
        }
    }

    private static LoanItem Loan(ViewScope scope, HeldAsset asset, bool isCounted)
    {
        var held = scope.Fact<LoanBalance>(asset.Key);
        var terms = scope.Fact<LoanTerms>(asset.Key)?.Value;
        var balance = held is { } known
            ? scope.Value(known.Value.Balance, known.Stamp)
            : Figure.Missing("KRW", asset.Row.IsConsented ? "not-received" : "not-consented");
        var item = new LoanItem(
            scope.Id(asset.Key), asset.Row.Name, asset.Key.Institution.OrgCode, scope.NameOf(asset.Key.Institution), KindOf(asset), balance)
        {
            MaskedNumber = ViewScope.Mask(asset),
            TypeCode = asset.Row.TypeCode,
            IsClosed = !asset.IsOpen,
            OpenedOn = terms?.IssuedOn ?? asset.Row.OpenedOn,
            Principal = held?.Value.Principal,
            Rate = terms?.Rate,
            RepayMethod = terms?.RepayMethod,
            MaturesOn = terms?.MaturesOn,
            NextPaymentOn = held?.Value.NextPaymentOn,
            NextPayment = held is { } loan ? NextPayment.Of(terms, loan.Value) : null,
            AttachedTo = PolicyOf(scope, asset, terms),
        };
        if (isCounted)
        {
            scope.Sheet.Liability("loans", Domain, asset.Key.Institution, balance, item.Name, item.Id);
        }

        return item;
    }

    private static LoanItem? Overdraft(ViewScope scope, HeldAsset asset)
    {
        if (Overdrafts.Drawn(scope, asset) is not { Krw: > 0 } drawn)
        {
            return null;
        }

        var terms = scope.Fact<LoanTerms>(asset.Key)?.Value;
        scope.Sheet.Liability("overdrafts", Domain, asset.Key.Institution, drawn, asset.Row.Name, scope.Id(asset.Key));
        return new(scope.Id(asset.Key), asset.Row.Name, asset.Key.Institution.OrgCode, scope.NameOf(asset.Key.Institution), "overdraft", drawn)
        {
            MaskedNumber = ViewScope.Mask(asset),
            TypeCode = asset.Row.TypeCode,
            Rate = terms?.Rate,
            RepayMethod = terms?.RepayMethod,
            MaturesOn = terms?.MaturesOn,
            AttachedTo = scope.Id(asset.Key),
        };
    }

    private static IEnumerable<LoanItem> BrokerLoans(ViewScope scope) =>
        from asset in scope.Of(AssetKind.Securities)
        where asset.IsOpen
        let held = scope.Fact<SecuritiesCash>(asset.Key)
        where held is not null
        from row in held.Value.Value.Rows
        let owed = row.MarginLoan + row.SecuredLoan
        where owed > 0
        select Counted(scope, asset, new LoanItem(
            scope.Id(asset.Key), asset.Row.Name, asset.Key.Institution.OrgCode, scope.NameOf(asset.Key.Institution), "margin", scope.Value(new Money(owed, row.Currency), held.Value.Stamp))
        {
            MaskedNumber = ViewScope.Mask(asset),
            AttachedTo = scope.Id(asset.Key),
        });

    private static LoanItem Counted(ViewScope scope, HeldAsset asset, LoanItem item)
    {
        scope.Sheet.Liability("margin", Domain, asset.Key.Institution, item.Balance, item.Name, item.Id);
        return item;
    }

    // Bancassurance: a loan listed by the insurer and by the bank has one account number and one balance.
    private static HashSet<AssetKey> TwiceListed(ViewScope scope) =>
    [
        .. scope.Of(AssetKind.Loan).Where(asset => asset.IsOpen && LedgerGround.Digits(asset.Key.Number).Length >= 6)
            .Select(asset => (asset.Key, Balance: scope.Fact<LoanBalance>(asset.Key)?.Value.Balance))
            .Where(pair => pair.Balance is not null)
            .GroupBy(pair => (LedgerGround.Digits(pair.Key.Number), pair.Balance))
            .Where(group => group.Select(pair => pair.Key.Institution).Distinct().Count() > 1)
            .SelectMany(group => group.OrderBy(pair => pair.Key.Institution.OrgCode, StringComparer.Ordinal).Skip(1))
            .Select(pair => pair.Key),
    ];

    // A loan for a home or its deposit, with the home outside MyData, makes net worth look ruined: say so, don't hide it.
    private static void Notice(ViewScope scope, LoanItem item)
    {
        var key = item switch
        {
            { IsClosed: true } => null,
            { Kind: "jeonse" } => "jeonse-deposit-not-included",
            { Kind: "mortgage" } => "home-not-included",
            _ => null,
        };
        if (key is not null)
        {
            scope.Sheet.Notify(new(key, NoticeLevel.Attention, item.Id));
        }
    }

    private static string? PolicyOf(ViewScope scope, HeldAsset asset, LoanTerms? terms) =>
        terms?.PolicyNumber is { Length: > 0 } number
        && scope.Find(new(asset.Key.Institution, AssetKind.Policy, number)) is { } policy
            ? scope.Id(policy.Key)
            : null;

    private static string KindOf(HeldAsset asset) => (asset.Key.Kind, asset.Row.TypeCode) switch
    {
        (AssetKind.Lending, _) => "lending",
        (AssetKind.Claim, _) => "claim",
        (_, "3220" or "3245" or "3260") => "mortgage",
        (_, "3170" or "3270" or "3271") => "jeonse",
        (_, "3100" or "3150" or "3250") => "unsecured",
        (_, "3200") => "deposit",
        (_, "3400") => "policy",
        (_, "3500" or "3510") => "car",
        (_, "3700") => "lease-finance",
        _ => "other",
    };
}
