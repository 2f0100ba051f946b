using System.Reflection;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Grains.Tests.Fakes;

namespace MyDataHub.Grains.Tests.Customers.Collecting;

/// <summary>Whatever a row says is in its hash: a member that is added to the record and forgotten here would hide a correction.</summary>
public sealed class RowHashTests
{
    private static readonly Transaction Row = new(new(FakeWorld.Bank, AssetKind.Deposit, "110-1", "1"), "t-1", new(2026, 3, 4, 9, 30, 0), TransactionKind.CardApproval, Flow.Out, Money.Krw(1_000m))
    {
        TypeCode = "01",
        TypeText = "출금",
        BalanceAfter = 5_000m,
        Memo = "편의점",
        Merchant = "가게",
        MerchantNumber = "1",
        CategoryCode = "A1",
        Title = "제목",
        CounterpartyOrg = "A",
        CounterpartyId = "220",
        Loan = new(1, 2, 3),
        Trade = new("c", "n", 1, 2, 3) { Exchange = "KRX" },
        Card = new("1234", CardStatus.Approved, false) { KrwAmount = 1_000m, Country = "KR", ChangedAt = new(2026, 3, 5), ModifiedAmount = 4, Instalments = 3, OriginalApproval = "99" },
    };

    public static TheoryData<string, string> Members()
    {
        var members = new TheoryData<string, string>();
        foreach (var property in Writable(typeof(Transaction)).Where(property => property.Name is not (nameof(Transaction.SeenAt) or nameof(Transaction.Account) or nameof(Transaction.Card) or nameof(Transaction.Loan) or nameof(Transaction.Trade))))
        {
            members.Add("", property.Name);
        }

        foreach (var part in (string[])[nameof(Transaction.Account), nameof(Transaction.Card), nameof(Transaction.Loan), nameof(Transaction.Trade)])
        {
            foreach (var property in Writable(typeof(Transaction).GetProperty(part)!.PropertyType))
            {
                members.Add(part, property.Name);
            }
        }

        return members;
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Every_member_counts(string part, string member)
    {
        var changed = part.Length == 0 ? Changed(Row, member) : With(Row, part, Changed(typeof(Transaction).GetProperty(part)!.GetValue(Row)!, member));

        Assert.NotEqual(new RowHash().Of(Row), new RowHash().Of((Transaction)changed));
    }

    [Theory]
    [InlineData(nameof(Transaction.Card))]
    [InlineData(nameof(Transaction.Loan))]
    [InlineData(nameof(Transaction.Trade))]
    [InlineData(nameof(Transaction.Memo))]
    [InlineData(nameof(Transaction.BalanceAfter))]
    public void What_is_absent_differs_from_what_is_there(string member) =>
        Assert.NotEqual(new RowHash().Of(Row), new RowHash().Of((Transaction)With(Row, member, null)));

    [Fact]
    public void Text_does_not_run_from_one_member_into_the_next() =>
        Assert.NotEqual(new RowHash().Of(Row with { Memo = "ab", Merchant = "c" }), new RowHash().Of(Row with { Memo = "a", Merchant = "bc" }));

    [Fact]
    public void A_long_row_is_hashed_whole()
    {
        var hash = new RowHash();

        Assert.NotEqual(hash.Of(Row with { Memo = new string('a', 5_000) }), hash.Of(Row with { Memo = new string('a', 4_999) + "b" }));
        Assert.Equal(new RowHash().Of(Row), hash.Of(Row));
    }

    private static IEnumerable<PropertyInfo> Writable(Type type) => type.GetProperties().Where(property => property.CanWrite);

    private static object Changed(object of, string member) => With(of, member, Other(of.GetType().GetProperty(member)!.GetValue(of)!));

    private static object With(object of, string member, object? value)
    {
        var copy = of.GetType().GetMethod("<Clone>$")!.Invoke(of, null)!;
        of.GetType().GetProperty(member)!.SetValue(copy, value);
        return copy;
    }

    private static object Other(object value) => value switch
    {
        string text => text + "x",
        decimal number => number + 1,
        int number => number + 1,
        bool flag => !flag,
        DateTime at => at.AddMinutes(1),
        Money money => money with { Amount = money.Amount + 1 },
        InstitutionId => new InstitutionId("ZZZ"),
        Enum word => Enum.ToObject(word.GetType(), ((IConvertible)word).ToInt32(null) + 1),
        _ => throw new NotSupportedException($"No other value of {value.GetType()}."),
    };
}
