using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Tests.Assets;

/// <summary>Builds what institutions would deliver about one household, in the words of a test.</summary>
internal sealed class Household(DateTimeOffset now)
{
    internal static readonly OperatorId Operator = new("X1HUB00000");
    internal static readonly InstitutionId Gaon = new("A1GAON0000");
    internal static readonly InstitutionId Daon = new("A1DAON0000");
    internal static readonly InstitutionId Hanbit = new("C1HNBT0000");
    internal static readonly InstitutionId Mire = new("S1MIRE0000");
    internal static readonly InstitutionId Baro = new("F1BARO0000");
    internal static readonly InstitutionId Dundun = new("I1DNDN0000");
    internal static readonly InstitutionId Moa = new("E1MOAP0000");
    internal static readonly InstitutionId Register = new("REGISTER00");

    private readonly List<(InstitutionId Institution, AssetKind Kind, ListedAsset Row)> _listed = [];
    private readonly List<StampedFact> _facts = [];
    private readonly List<Transaction> _rows = [];

    internal DateTimeOffset Now { get; } = now;

    internal IReadOnlyList<Transaction> Rows => _rows;

    internal static ConnectionId Connection(InstitutionId institution) => new(Operator, institution);

    internal AssetKey Lists(InstitutionId institution, AssetKind kind, string number, string type = "", Func<ListedAsset, ListedAsset>? with = null)
    {
        var key = new AssetKey(institution, kind, number);
        var row = new ListedAsset(key, $"{kind} {number}", type, IsConsented: true);
        _listed.Add((institution, kind, with?.Invoke(row) ?? row));
        return key;
    }

    internal Household Says(AssetKey subject, Fact fact, string? part = null) => Says(subject.Institution, subject, fact, part, Now);

    internal Household Says(InstitutionId institution, AssetKey? subject, Fact fact, string? part, DateTimeOffset at)
    {
        _facts.Add(new(new(Connection(institution), FactKinds.Of(fact), subject, part), fact, at));
        return this;
    }

    internal AssetKey Deposit(InstitutionId institution, string number, decimal balance, string type = "1001", string currency = "KRW")
    {
        var key = Lists(institution, AssetKind.Deposit, number, type);
        Says(key, new DepositBalances([new(new(balance, new(currency)), balance, 2m, null)]));
        return key;
    }

    /// <summary>A row that is not yet in the household.</summary>
    internal Transaction Make(AssetKey account, TransactionKind kind, Flow flow, string at, decimal amount, string id) =>
        new(account, id, DateTime.Parse(at, null), kind, flow, Money.Krw(amount)) { SeenAt = Now };

    internal Transaction Row(AssetKey account, TransactionKind kind, Flow flow, string at, decimal amount, string id) =>
        Row(Make(account, kind, flow, at, amount, id));

    internal Transaction Row(Transaction row)
    {
        _rows.Add(row);
        return row;
    }

    internal IEnumerable<StampedFact> Facts() => _facts.Concat(_listed.GroupBy(row => (row.Institution, row.Kind)).Select(group =>
        new StampedFact(
            new(Connection(group.Key.Institution), "asset-list", null, group.Key.Kind.ToString()),
            new AssetList([.. group.Select(row => row.Row)]),
            Now)));

    /// <summary>One delivery per institution.</summary>
    internal IEnumerable<Delivery> Deliveries() => Facts().Select(fact => fact.Key.Connection.Institution)
        .Concat(_rows.Select(row => row.Account.Institution))
        .Distinct()
        .Select(institution => new Delivery(
            Connection(institution),
            Now,
            [.. Facts().Where(fact => fact.Key.Connection.Institution == institution)],
            [.. _rows.Where(row => row.Account.Institution == institution)]));

    internal Library Book(string? owner = null) => Library.Of(Deliveries(), owner);
}
