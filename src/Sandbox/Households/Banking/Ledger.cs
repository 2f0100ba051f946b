using MyDataHub.Sandbox.Households.Living;

namespace MyDataHub.Sandbox.Households.Banking;

/// <summary>
/// The movements of one account in one currency. A day's entries are collected in any order and booked by their time
/// at its end, so that the running balance is the one somebody watching would have seen.
/// </summary>
internal sealed class Ledger(string currency) : IDayEnd
{
    private readonly List<Posting> _today = [];
    private int _number = 1;

    public string Currency { get; } = currency;

    public Timeline<Posting> Postings { get; } = new(posting => posting.At);

    /// <summary>After everything booked up to the end of yesterday.</summary>
    public decimal Balance { get; private set; }

    /// <summary>
    /// What can be spent today for certain: the opening balance without today's outflows and with early help.
    /// </summary>
    public decimal Spare { get; private set; }

    public decimal BalanceAt(DateTime now) => Postings.LatestAt(now)?.Balance ?? 0;

    public void Enter(Posting entry, bool early = false)
    {
        _today.Add(entry);
        if (entry.Amount < 0 || early)
        {
            Spare += entry.Amount;
        }
    }

    public void Settle()
    {
        if (_today.Count == 0)
        {
            return;
        }

        // OrderBy keeps the order of entry among equal times.
        foreach (var entry in _today.OrderBy(entry => entry.At))
        {
            Balance += entry.Amount;
            Postings.Add(entry with { Number = _number++, Balance = Balance });
        }

        _today.Clear();
        Spare = Balance;
    }
}
