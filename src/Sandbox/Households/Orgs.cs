namespace MyDataHub.Sandbox.Households;

/// <summary>The institutions that hold something for these households, by org_code.</summary>
internal static class Orgs
{
    public const string Gaon = "A1GAON0000";
    public const string Daon = "A1DAON0000";
    public const string Hanbit = "C1HNBT0000";
    public const string Nuri = "C1NURI0000";
    public const string Mirae = "S1MIRE0000";
    public const string Dndn = "I1DNDN0000";
    public const string Neulbom = "I1NLBM0000";
    public const string Baro = "F1BARO0000";
    public const string Moapay = "E1MOAP0000";
    public const string Hanaro = "T1HNRO0000";
    public const string Surety = "G1SEOU0000";
    public const string Register = "register";
    public const string Prices = "prices";

    /// <summary>A counterparty without an org_code (section 3.1).</summary>
    public const string Elsewhere = "ZZZZ0000";

    /// <summary>The eight characters used inside data: the org_code without its industry (section 3.1).</summary>
    public static string Inside(string orgCode) => orgCode[2..];
}
