using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.AuthorizationServer.Pages;

namespace MyDataHub.Gateway.AuthorizationServer.Consent;

/// <summary>The closed words of a consent as sentences for people.</summary>
internal static class ConsentTexts
{
    internal static Phrase Purpose(string code) => code switch
    {
        "personal-finance" => new("개인 자산 관리", "Managing personal finances"),
        "loan-comparison" => new("대출 비교", "Comparing loans"),
        "card-recommendation" => new("카드 추천", "Recommending cards"),
        "insurance-review" => new("보험 점검", "Reviewing insurance"),
        "investment-advice" => new("투자 자문", "Investment advice"),
        "credit-check" => new("신용 확인", "Checking credit"),
        _ => new("그 밖의 목적", "Another purpose"),
    };

    internal static Phrase Domain(string word) => word switch
    {
        "bank" => new("은행", "Bank"),
        "card" => new("카드", "Cards"),
        "investment" => new("투자", "Investments"),
        "vehicle" => new("자동차", "Vehicles"),
        "insurance" => new("보험", "Insurance"),
        _ => new("대출", "Loans"),
    };

    internal static Phrase Detail(ConsentDetails detail) => detail switch
    {
        ConsentDetails.Totals => new("합계", "Totals"),
        ConsentDetails.Balances => new("자산별 금액", "Figures of each asset"),
        ConsentDetails.Transactions => new("거래내역", "Transactions"),
        ConsentDetails.Holdings => new("보유 종목", "Holdings"),
        _ => new("보험 계약 내용", "Policy terms"),
    };

    internal static Phrase Explained(ConsentDetails detail) => detail switch
    {
        ConsentDetails.Totals => new("고른 자산을 더한 금액만 보여줘요.", "Only what the ticked assets add up to."),
        ConsentDetails.Balances => new("고른 자산의 이름, 기관, 잔액이나 평가금액, 빚을 하나하나 보여줘요.", "Name, institution and balance, value or debt of each ticked asset."),
        ConsentDetails.Transactions => new("언제 어디에서 얼마를 주고받았는지 보여줘요. 적요는 보여주지 않아요.", "When, where and how much was paid or received. Memo lines are never shown."),
        ConsentDetails.Holdings => new("투자 계좌에 든 종목과 수량, 평가금액을 보여줘요.", "What is held in investment accounts, how many and what it is worth."),
        _ => new("보장내역, 보험료, 만기를 보여줘요.", "Cover, premiums and end dates."),
    };
}
