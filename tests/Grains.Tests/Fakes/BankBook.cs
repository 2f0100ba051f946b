using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Tests.Fakes;

/// <summary>What a bank holds for one customer, and its true answers to the datasets of the test catalogue.</summary>
internal sealed class BankBook(FakeInstitution bank, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, decimal> _balances = [];
    private readonly List<Transaction> _transactions = [];

    public static BankBook At(FakeInstitution bank, TimeProvider clock, params (string Account, decimal Balance)[] accounts)
    {
        var book = new BankBook(bank, clock);
        foreach (var (account, balance) in accounts)
        {
            book._balances[account] = balance;
        }

        bank.Answer = book.Answer;
        return book;
    }

    public void Pay(string account, decimal amount, string id)
    {
        lock (_gate)
        {
            _balances[account] -= amount;
            _transactions.Add(new(Key(account), id, KoreanTime.Local(clock.GetUtcNow()), TransactionKind.Deposit, Flow.Out, Money.Krw(amount)) { BalanceAfter = _balances[account] });
        }
    }

    public void PaidOn(DateOnly day, string account, decimal amount, string id)
    {
        lock (_gate)
        {
            _transactions.Add(new(Key(account), id, day.ToDateTime(new(12, 0)), TransactionKind.Deposit, Flow.Out, Money.Krw(amount)) { Memo = id });
        }
    }

    public AssetKey Key(string account) => new(bank.Entry.Id, AssetKind.Deposit, account);

    public FetchOutcome Answer(FetchRequest request)
    {
        lock (_gate)
        {
            return request.Dataset.Id switch
            {
                "bank.accounts" => Facts(request, "asset-list", new AssetList([.. _balances.Keys.Order().Select(account => new ListedAsset(Key(account), $"통장 {account}", "1001", true))])),
                "bank.irp.accounts" => Facts(request, "asset-list", new AssetList([])),
                "bank.deposit.terms" => Facts(request, "deposit-terms", new DepositTerms([new(Currency.Krw, "01", new(2020, 1, 1), null, null, null)])),
                "bank.deposit.balances" => Facts(request, "deposit-balances", new DepositBalances([new(Money.Krw(_balances[request.Subject!.Number]), 0, 0.1m, null)])),
                "bank.deposit.transactions" => new FetchOutcome.Fetched([], Rows(request), null) { BilledCalls = 1 },
                _ => new FetchOutcome.OurFault("40401"),
            };
        }
    }

    private ImmutableArray<Transaction> Rows(FetchRequest request) =>
    [
        .. _transactions.Where(row => row.Account == request.Subject && Day(row) >= request.Period!.Value.From && Day(row) <= request.Period.Value.To)
            .Select(row => row with { SeenAt = clock.GetUtcNow() }),
    ];

    private static DateOnly Day(Transaction row) => DateOnly.FromDateTime(row.At);

    private FetchOutcome.Fetched Facts(FetchRequest request, string kind, Fact fact) =>
        new([new(new(request.Connection, kind, request.Subject, request.Subject is null ? request.Dataset.Id : null), fact, clock.GetUtcNow())], [], 1) { BilledCalls = 1 };
}
