namespace MyDataHub.Sandbox.Households.Banking;

/// <summary>
/// Texts of trans_class, at most five Hangul (은행-004, AH(15)), and codes of trans_type (section 9.3).
/// </summary>
internal static class Channels
{
    public const string Counter = "창구";
    public const string Internet = "인터넷";
    public const string Mobile = "모바일";
    public const string Atm = "ATM";
    public const string DirectDebit = "자동이체";
    public const string Salary = "급여";
    public const string CheckCard = "체크카드";
    public const string Bank = "전산처리";
    public const string OpenBanking = "오픈뱅킹";

    public const string New = "01";
    public const string Out = "02";
    public const string In = "03";
    public const string OutCancelled = "06";
    public const string OtherIn = "98";
    public const string OtherOut = "99";
}
