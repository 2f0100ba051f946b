using MyDataHub.Sandbox.Households.Living;

namespace MyDataHub.Sandbox.Households.Banking;

/// <summary>A deposit account (수신계좌): one ledger per currency, Korean won first.</summary>
internal sealed class DepositAccount : IAsset
{
    private readonly Household _home;

    public DepositAccount(Household home, DepositTerms terms, params ReadOnlySpan<string> currencies)
    {
        _home = home;
        Terms = terms;
        foreach (var currency in currencies.IsEmpty ? ["KRW"] : currencies)
        {
            Ledgers.Add(home.Keep(new Ledger(currency)));
        }
    }

    public DepositTerms Terms { get; }

    public List<Ledger> Ledgers { get; } = [];

    public List<StandingOrder> Orders { get; } = [];

    /// <summary>The agreement that makes this a minus account.</summary>
    public Overdraft? Overdraft { get; init; }

    public string Number => Terms.Number;

    public string Name => Terms.Name;

    public DateTime OpenedAt => Terms.OpenedAt;

    public DateTime? ClosedAt { get; private set; }

    public Ledger Won => Ledgers[0];

    private decimal Available => Won.Spare + (Overdraft?.Limit ?? 0);

    /// <summary>
    /// Takes money out. The account never runs dry: help arrives first thing in the morning when it would.
    /// </summary>
    public void Pay(DateTime at, decimal amount, string memo, string channel, string type = Channels.Out)
    {
        if (amount <= 0)
        {
            return;
        }

        if (Available < amount)
        {
            BeHelped(at, amount - Available);
        }

        Won.Enter(new Posting(at, 0, -amount, 0, type, channel, memo, null));
    }

    public void Receive(
        DateTime at,
        decimal amount,
        string memo,
        string channel,
        string type = Channels.In,
        int? instalment = null)
    {
        if (amount > 0)
        {
            Won.Enter(new Posting(at, 0, amount, 0, type, channel, memo, instalment));
        }
    }

    /// <summary>
    /// Money that is there before anything is paid on its day, such as what an account is opened with.
    /// </summary>
    public void ReceiveFirst(DateTime at, decimal amount, string memo, string channel, string type = Channels.In) =>
        Won.Enter(new Posting(at, 0, amount, 0, type, channel, memo, null), true);

    /// <summary>Moves money to another own account; both sides show it at the same second.</summary>
    public void Transfer(
        DateTime at,
        decimal amount,
        DepositAccount to,
        string channel,
        string type = Channels.In,
        int? instalment = null)
    {
        Pay(at, amount, _home.Person.Name, channel);
        to.Receive(at, amount, _home.Person.Name, channel, type, instalment);
    }

    /// <summary>Ends the account and pays out everything, with what has come in today.</summary>
    public void Close(DateTime at, DepositAccount to, decimal cameInToday = 0)
    {
        var rest = Won.Spare + cameInToday;
        if (rest > 0)
        {
            Won.Enter(new Posting(at, 0, -rest, 0, Channels.OtherOut, Channels.Mobile, "해지", null));
            to.Receive(at, rest, Name + " 해지", Channels.Mobile);
        }

        ClosedAt = at;
    }

    private void BeHelped(DateTime at, decimal missing)
    {
        var amount = Math.Ceiling((missing + 100_000) / 100_000) * 100_000;
        var early = at.Date.AddMinutes(3);
        if (_home.Reserve is { } reserve && reserve != this && reserve.ClosedAt is null && reserve.Won.Spare >= amount)
        {
            reserve.Pay(early, amount, _home.Person.Name, Channels.OpenBanking);
            ReceiveFirst(early, amount, _home.Person.Name, Channels.OpenBanking);
            return;
        }

        ReceiveFirst(early, amount, "가족이체", Channels.Mobile);
    }
}
