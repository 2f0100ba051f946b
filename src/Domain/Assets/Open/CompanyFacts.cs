using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Open;

/// <summary>What a card company says of all of a person's cards together: shared with whoever may see all of them, and with nobody else.</summary>
public static class CompanyFacts
{
    public static bool IsOfAllCards(Fact fact) => fact is CardBill or CardBillLines or CardDues or CardPoints or CardRevolving;
}
