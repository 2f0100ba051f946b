using System.Collections.Frozen;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>
/// Which rule each dataset follows, by its id without the sector. Why no figure grows stale by what is left out:
/// <list type="bullet">
/// <item>An account's balance, a wallet's and a loan's move only with a transaction, so the transactions are asked in every run and the
/// balance when they show something new. A hold that moves the withdrawable amount alone shows after a day at most.</item>
/// <item>Funds, trusts, pensions and securities are priced by the market: their value is asked in every run. Their transactions and
/// holdings are asked when the value says something else than before, which any trade makes it do.</item>
/// <item>Card approvals come at any time, so they are asked in every run, and so are the next claims and card loans, which are debts. Bills
/// and revolving balances follow the claims; points follow the approvals; the lines of an issued bill are final. Acquirers book
/// purchases (매입) once a day.</item>
/// <item>Agreed terms (maturity, rate, cover, riders, plan) are weekly: no amount of the view moves by them, the view calls them stale only
/// after that, and a changed row in the list (its status, its name) asks them again at once.</item>
/// <item>What institutions publish by day at most (premium payments, bills of carriers, lists of rarely opened assets) is daily.</item>
/// </list>
/// An asset that appears in a list is asked in full in the same run.
/// </summary>
internal static class ReAskRules
{
    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);
    private static readonly TimeSpan Weekly = TimeSpan.FromDays(7);
    private static readonly ReAsk Always = new ReAsk.EveryRun();
    private static readonly ReAsk ByDay = new ReAsk.ByAge(Daily);
    private static readonly ReAsk ByWeek = new ReAsk.ByAge(Weekly);

    private static readonly FrozenDictionary<string, ReAsk> Rules = new Dictionary<string, ReAsk>
    {
        ["accounts"] = Always,
        ["cards"] = Always,
        ["policies"] = Always,
        ["loans"] = Always,
        ["wallets"] = Always,
        ["payment-accounts"] = Always,
        ["contracts"] = Always,
        ["lendings"] = Always,
        ["claims"] = Always,
        ["registrations"] = Always,
        ["irp.accounts"] = ByDay,
        ["dc.accounts"] = ByDay,
        ["prepaid.cards"] = ByDay,
        ["dormant.assets"] = ByDay,
        ["insured.policies"] = ByDay,
        ["db"] = ByWeek,

        ["deposit.transactions"] = Always,
        ["deposit.balances"] = After("deposit.transactions"),
        ["deposit.terms"] = ByWeek,
        ["deposit.standing-orders"] = ByDay,
        ["overdraft.terms"] = ByWeek,
        ["overdraft.balance"] = After("deposit.transactions"),
        ["loan.transactions"] = Always,
        ["loan.balance"] = After("loan.transactions"),
        ["loan.terms"] = ByWeek,
        ["lease.terms"] = ByWeek,
        ["lease.transactions"] = ByDay,
        ["dormant.balance"] = ByWeek,

        ["fund.value"] = Always,
        ["fund.transactions"] = After("fund.value"),
        ["fund.terms"] = ByWeek,
        ["trust.value"] = Always,
        ["trust.transactions"] = After("trust.value"),
        ["trust.holdings"] = After("trust.value"),
        ["irp.value"] = Always,
        ["irp.transactions"] = After("irp.value"),
        ["irp.holdings"] = After("irp.value"),
        ["dc.value"] = Always,
        ["dc.transactions"] = After("dc.value"),
        ["dc.holdings"] = After("dc.value"),
        ["cash"] = Always,
        ["holdings"] = Always,
        ["invest.transactions"] = After("cash", "holdings"),
        ["pension"] = ByDay,
        ["standing-orders"] = ByDay,

        ["card.terms"] = ByWeek,
        ["approvals.domestic"] = Always,
        ["approvals.overseas"] = Always,
        ["purchases.domestic"] = ByDay,
        ["purchases.overseas"] = ByDay,
        ["points"] = After("approvals.domestic", "approvals.overseas"),
        ["dues"] = Always,
        ["bills"] = After("dues"),
        ["bill-lines"] = new ReAsk.Once(),
        ["revolving"] = After("dues"),
        ["loans.short"] = Always,
        ["loans.long"] = Always,
        ["loans.transactions"] = After("loans.long"),
        ["prepaid.transactions"] = Always,
        ["prepaid.approvals"] = Always,
        ["prepaid.balance"] = After("prepaid.transactions", "prepaid.approvals"),

        ["terms"] = ByWeek,
        ["riders"] = ByWeek,
        ["car-covers"] = ByWeek,
        ["coverages"] = ByWeek,
        ["premium"] = ByWeek,
        ["general.terms"] = ByWeek,
        ["insured.terms"] = ByWeek,
        ["insured.riders"] = ByWeek,
        ["insured.car-covers"] = ByWeek,
        ["insured.coverages"] = ByWeek,
        ["insu.transactions"] = ByDay,
        ["car-transactions"] = ByDay,
        ["ginsu.transactions"] = ByDay,

        ["wallet.transactions"] = Always,
        ["wallet.balance"] = After("wallet.transactions"),
        ["wallet.auto-charges"] = ByDay,
        ["payments"] = Always,
        ["payment-methods"] = ByWeek,
        ["telecom.bills"] = ByDay,
        ["telecom.payments"] = ByDay,
        ["carrier-billed"] = Always,
        ["lending.transactions"] = Always,
        ["lending.balance"] = After("lending.transactions"),
        ["lending.terms"] = ByWeek,
        ["claim.transactions"] = Always,
        ["claim.balance"] = After("claim.transactions"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A dataset without a rule is asked in every run: dear, but never stale.</summary>
    public static ReAsk Of(Dataset dataset) => Named(dataset.Id) ?? Always;

    /// <summary>The id without its sector, which is what rules name their siblings by.</summary>
    public static string WithoutSector(string datasetId) => datasetId[(datasetId.IndexOf('.', StringComparison.Ordinal) + 1)..];

    public static ReAsk? Named(string datasetId) => Rules.GetValueOrDefault(datasetId) ?? Rules.GetValueOrDefault(WithoutSector(datasetId));

    private static ReAsk.AfterChange After(params ReadOnlySpan<string> siblings) => new(Daily, [.. siblings]);
}
