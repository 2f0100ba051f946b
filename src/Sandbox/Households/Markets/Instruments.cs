namespace MyDataHub.Sandbox.Households.Markets;

/// <summary>What these households invest in. Listed shares carry their public ISIN; their prices are made up.</summary>
internal static class Instruments
{
    public static readonly Instrument Samsung = new("KR7005930003", "삼성전자", "401", 78_000, 0.02, 0.25);
    public static readonly Instrument Hynix = new("KR7000660001", "SK하이닉스", "401", 120_000, 0.12, 0.30);
    public static readonly Instrument Naver = new("KR7035420009", "NAVER", "401", 290_000, -0.05, 0.28);
    public static readonly Instrument Hyundai = new("KR7005380001", "현대차", "401", 200_000, 0.04, 0.20);
    public static readonly Instrument Kodex200 = new("KR7069500007", "KODEX 200", "401", 38_500, 0.04, 0.18);
    public static readonly Instrument TigerSnp = new("KR7360750004", "TIGER 미국S&P500", "401", 11_200, 0.12, 0.14);

    public static readonly Instrument Apple = new("US0378331005", "애플", "402", 130, 0.12, 0.22, "USD", "101");
    public static readonly Instrument Nvidia = new("US67066G1040", "엔비디아", "402", 32, 0.35, 0.35, "USD", "101");
    public static readonly Instrument Vanguard = new(
        "US9229083632", "뱅가드 S&P 500 ETF", "402", 345, 0.10, 0.14, "USD", "102");
    public static readonly Instrument Toyota = new("JP3633400001", "도요타자동차", "402", 1_590, 0.09, 0.20, "JPY", "021");

    public static readonly Instrument TreasuryBond = new("KR103502GD64", "국고02750-5412", "403", 10_000, 0.012, 0.06);
    public static readonly Instrument Gold = new("KRD040200002", "금 99.99_1Kg", "420", 65_000, 0.13, 0.10);

    public static readonly Instrument BondFund =
        new("K55105B72341", "가온코리아채권증권자투자신탁(채권)C-e", "413", 1_012.4m, 0.027, 0.02, Scale: 1_000);

    public static readonly Instrument EquityFund =
        new("K55210BU5512", "미래글로벌배당증권투자신탁(주식)A-e", "413", 1_105.7m, 0.07, 0.16, Scale: 1_000);

    public static readonly Instrument TechFund =
        new("K55301CX8840", "누리미국테크증권자투자신탁(H)(주식)C-pe", "413", 1_240.1m, 0.11, 0.22, Scale: 1_000);

    public static readonly Instrument TargetDate =
        new("K55223D41230", "온가족TDF2045증권투자신탁(혼합-재간접)C-Re", "413", 998.2m, 0.06, 0.10, Scale: 1_000);

    public static readonly Instrument GuaranteedDeposit =
        new("D00000000011", "가온은행 퇴직연금 정기예금 1년", "417", 1_000, 0.0315, 0, Scale: 1_000);

    public static readonly Instrument IsaDeposit =
        new("D00000000027", "다온은행 ISA 정기예금 12개월", "417", 1_000, 0.0298, 0, Scale: 1_000);

    public static readonly Instrument ModelPortfolio =
        new("M00000000003", "일임형 중위험 모델포트폴리오 A", "416", 1_000, 0.045, 0.09, Scale: 1_000);
}
