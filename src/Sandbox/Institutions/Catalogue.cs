using System.Collections.Frozen;

namespace MyDataHub.Sandbox.Institutions;

/// <summary>Everybody the sandbox plays. All names are invented.</summary>
public static class Catalogue
{
    /// <summary>The licensed operator that the sandbox knows as its client.</summary>
    public const string Operator = "D1AAAU0000";

    /// <summary>The integrated-authentication CA (통합인증기관).</summary>
    public const string CertificateAuthority = "Z1SIGN0000";

    /// <summary>The general portal (종합포털).</summary>
    public const string Portal = "P1PORT0000";

    /// <summary>The vehicle register; not a party to the standard, so its name is not an org_code.</summary>
    public const string Register = "register";

    /// <summary>The vehicle price service.</summary>
    public const string Prices = "prices";

    /// <summary>The exchange-rate service.</summary>
    public const string Rates = "rates";

    public static IReadOnlyList<Institution> Institutions { get; } =
    [
        new("A1GAON0000", "가온은행", "Gaon Bank", Industry.Bank) { BusinessNumber = "101-81-00001" },
        new("A1DAON0000", "다온은행", "Daon Bank", Industry.Bank) { BusinessNumber = "101-81-00002" },
        new("C1HNBT0000", "한빛카드", "Hanbit Card", Industry.Card) { BusinessNumber = "102-81-00001" },
        new("C1NURI0000", "누리카드", "Nuri Card", Industry.Card) { BusinessNumber = "102-81-00002" },
        new("S1MIRE0000", "미래증권", "Mirae Securities", Industry.Invest) { BusinessNumber = "103-81-00001" },
        new("I1DNDN0000", "든든손해보험", "Deundeun Insurance", Industry.Insu) { BusinessNumber = "104-81-00001" },
        new("I1NLBM0000", "늘봄생명", "Neulbom Life", Industry.Insu) { BusinessNumber = "104-81-00002" },
        new("F1BARO0000", "바로캐피탈", "Baro Capital", Industry.Capital) { BusinessNumber = "105-81-00001" },
        new("E1MOAP0000", "모아페이", "Moa Pay", Industry.Efin) { BusinessNumber = "106-81-00001" },
        new("T1HNRO0000", "하나로텔레콤", "Hanaro Telecom", Industry.Telecom)
        {
            BusinessNumber = "107-81-00001", AuthType = "01",
        },
        new("G1SEOU0000", "서울보증", "Seoul Surety", Industry.Ginsu)
        {
            BusinessNumber = "108-81-00001", KeepsTimestamps = false,
        },
    ];

    private static readonly FrozenDictionary<string, Institution> ByCode =
        Institutions.ToFrozenDictionary(institution => institution.OrgCode, StringComparer.Ordinal);

    public static Institution? Find(string orgCode) => ByCode.GetValueOrDefault(orgCode);
}
