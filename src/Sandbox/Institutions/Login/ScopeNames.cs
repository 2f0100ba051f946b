namespace MyDataHub.Sandbox.Institutions.Login;

/// <summary>What the scopes of section 4.2 are called on a consent page.</summary>
internal static class ScopeNames
{
    /// <summary>Scopes that are asked for with yes or no instead of asset by asset.</summary>
    private static readonly Dictionary<Industry, string[]> YesOrNo = new()
    {
        [Industry.Bank] = ["bank.db"],
        [Industry.Card] = ["card.point", "card.bill", "card.loan"],
        [Industry.Invest] = ["invest.db"],
        [Industry.Insu] = ["insu.db"],
    };

    public static IReadOnlyList<string> WithoutAssets(Industry industry) => YesOrNo.GetValueOrDefault(industry, []);

    public static string Korean(string scope) => scope[(scope.IndexOf('.', StringComparison.Ordinal) + 1)..] switch
    {
        "list" => "숨은 금융자산",
        "deposit" => "예금·적금",
        "invest" => "펀드",
        "loan" => "대출",
        "isa" => "신탁·ISA",
        "irp" => "개인형 IRP",
        "db" => "퇴직연금(DB) 가입 여부",
        "dc" => "퇴직연금(DC)",
        "prepaid" => "선불카드·선불전자지급수단",
        "card" => "카드와 이용내역",
        "point" => "포인트",
        "bill" => "청구와 결제",
        "account" => "증권 계좌",
        "insurance" => "보험계약",
        "insured" => "피보험자로 가입된 보험",
        "paid" => "결제 계정",
        "mgmt" => "통신 계약",
        var other => other,
    };
}
