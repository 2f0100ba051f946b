using MyDataHub.Domain.Assets.Views;
using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Domain.Assets.Open;

/// <summary>Accounts with their balances, and the positions of investments.</summary>
internal static class AccountCut
{
    private const ConsentDomains HavingAccounts = ConsentDomains.Bank | ConsentDomains.Investment | ConsentDomains.Loan;

    internal static IReadOnlyList<OpenAccount>? Of(AssetView view, OpenScope scope)
    {
        if (!scope.Has(ConsentDetails.Balances) || (scope.Domains & HavingAccounts) == ConsentDomains.None)
        {
            return null;
        }

        var visible = Visible(view, scope);
        return
        [
            .. view.Bank.Items.Select(Bank),
            .. view.Investment.Items.Select(Investment),
            .. view.Loans.Where(_ => scope.Has(ConsentDomains.Loan)).Select(loan => Loan(loan, visible)),
        ];
    }

    internal static IReadOnlyList<OpenHolding>? Holdings(AssetView view, OpenScope scope) =>
        scope.Has(ConsentDetails.Holdings) && scope.Has(ConsentDomains.Investment)
            ? [.. view.Investment.Items.SelectMany(item => item.Holdings.Select(holding => Holding(item, holding)))]
            : null;

    private static OpenAccount Bank(BankItem item) => Account(item, "bank", item.Kind, item.Balance) with
    {
        MaturesOn = item.MaturesOn,
        Rate = item.Rate,
        Deposit = new()
        {
            Balances = item.Balances.IsEmpty ? null : item.Balances,
            Withdrawable = item.Withdrawable,
            MonthlyPayIn = item.MonthlyPayIn,
            IsOverdraft = item.IsOverdraft,
            Rewards = item.Rewards,
        },
    };

    private static OpenAccount Investment(InvestmentItem item) => Account(item, "investment", item.Kind, item.Value) with
    {
        MaturesOn = item.MaturesOn,
        Investment = new()
        {
            Cash = item.Cash.IsEmpty ? null : item.Cash,
            Cost = item.Cost,
            Gain = item.Gain,
            IsPension = item.IsPension,
            IsTaxFavoured = item.IsTaxFavoured,
        },
    };

    private static OpenAccount Loan(LoanItem item, HashSet<string> visible) => Account(item, "loan", item.Kind, item.Balance) with
    {
        Id = IdOf(item),
        MaturesOn = item.MaturesOn,
        Rate = item.Rate,
        Loan = new()
        {
            Principal = item.Principal,
            RepayMethod = item.RepayMethod,
            NextPaymentOn = item.NextPaymentOn,
            NextPayment = item.NextPayment,
            AttachedTo = item.AttachedTo is { } to && visible.Contains(to) ? to : null,
        },
    };

    private static OpenAccount Account(Item item, string domain, string kind, Figure balance) =>
        new(item.Id, domain, kind, item.Name, item.Institution, item.InstitutionName, balance)
        {
            MaskedNumber = item.MaskedNumber,
            IsClosed = item.IsClosed,
            OpenedOn = item.OpenedOn,
        };

    // What is drawn on an account, or borrowed at a broker, is a debt of its own with the account's id.
    private static string IdOf(LoanItem item) => item.Kind switch
    {
        "overdraft" => $"{item.Id}-overdraft",
        "margin" => $"{item.Id}-margin-{item.Balance.Currency.ToLowerInvariant()}",
        _ => item.Id,
    };

    private static HashSet<string> Visible(AssetView view, OpenScope scope) =>
    [
        .. view.Bank.Items.Select(item => item.Id),
        .. view.Investment.Items.Select(item => item.Id),
        .. view.Vehicle.Items.Select(item => item.Id),
        .. view.Insurance.Items.Where(_ => scope.Has(ConsentDetails.Policies)).Select(item => item.Id),
    ];

    private static OpenHolding Holding(InvestmentItem item, HoldingItem holding) => new(item.Id, holding.Name, holding.Class, holding.Value)
    {
        Code = holding.Code,
        Quantity = holding.Quantity,
        Cost = holding.Cost,
        Gain = holding.Gain,
        GainRate = holding.GainRate,
    };
}
