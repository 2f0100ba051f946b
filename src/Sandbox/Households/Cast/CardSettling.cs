using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Borrowing;
using MyDataHub.Sandbox.Households.Cards;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Shopping;
using MyDataHub.Sandbox.Households.Time;
using MyDataHub.Sandbox.Households.Wallets;

namespace MyDataHub.Sandbox.Households.Cast;

/// <summary>The words of a story about cards, wallets and shopping.</summary>
internal static class CardSettling
{
    public static CardMember JoinCards(
        this Household home,
        string orgCode,
        DateOnly since,
        int paymentDay,
        DepositAccount pays,
        Revolving? revolving = null)
    {
        var company = orgCode == Orgs.Hanbit ? "한빛카드" : "누리카드";
        return home.Add(home.Relations.Begin(
            orgCode, new CardMember(orgCode, company, since.At(9), paymentDay, pays) { Revolving = revolving }));
    }

    public static PaymentCard Issue(
        this Household home,
        CardMember member,
        string name,
        DateOnly issued,
        string type = "01",
        string brand = "I01",
        decimal fee = 15_000,
        DepositAccount? account = null,
        bool family = false)
    {
        var dice = home.Dice(member.OrgCode + name);
        var card = new PaymentCard(home, new CardTerms(
            member.OrgCode,
            dice.Digits(12) + "-" + dice.Digits(12),
            $"{(type == "01" ? 9 : 5)}{dice.Digits(3)}-{dice.Digits(2)}**-****-{dice.Digits(4)}",
            name,
            type,
            brand,
            type == "01" ? fee : 0,
            issued,
            account ?? member.Pays)
        {
            Member = family ? "2" : "1",
        });
        member.Cards.Add(card);
        return card;
    }

    public static Loan BorrowByCard(this Household home, CardMember member, DateOnly issued, decimal amount, int months)
    {
        var loan = home.Add(new Loan(home, new LoanTerms(
            member.OrgCode,
            AccountNumbers.Of(home, member.OrgCode, "카드론", 1, 12),
            "장기카드대출",
            "3100",
            amount,
            14.9m,
            "04",
            months,
            issued,
            member.PaymentDay,
            member.Pays)
        {
            IsBilled = true,
            PaidTo = member.Pays,
        }));
        member.Loans.Add(loan);
        return loan;
    }

    public static Wallet OpenWallet(this Household home, DateOnly joined, DepositAccount charges)
    {
        var user = home.Wallets(joined);
        var wallet = home.Keep(new Wallet("MOA" + home.Dice("wallet").Digits(13), "모아머니", joined, charges));
        user.Wallets.Add(wallet);
        return wallet;
    }

    public static PaidAccount OpenPaid(this Household home, DateOnly joined, PaymentCard card, DepositAccount account)
    {
        var user = home.Wallets(joined);
        var paid = new PaidAccount(home, "SUB" + home.Dice("paid").Digits(13), joined, card, account);
        user.Paid.Add(paid);
        return paid;
    }

    public static void Shop(
        this Household home,
        string name,
        IPaymentMeans means,
        IReadOnlyList<Merchant> shops,
        double perDay,
        double weekend = 1,
        double instalments = 0,
        decimal scale = 1) =>
        home.Add(new Shopper(new Habit(name, means, shops, perDay, weekend)
        {
            Instalments = instalments,
            Scale = scale,
            Since = means is PaymentCard card ? card.Terms.Issued : DateOnly.MinValue,
        }));

    private static WalletUser Wallets(this Household home, DateOnly joined) =>
        home.Relations.TryFind<WalletUser>(Orgs.Moapay, out var user)
            ? user
            : home.Relations.Begin(Orgs.Moapay, new WalletUser(joined.At(12)));
}
