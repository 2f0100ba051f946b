namespace MyDataHub.Sandbox.Institutions;

/// <summary>A sector of the standard; its name is the second segment of every data path (2.3).</summary>
public enum Industry
{
    Bank,
    Card,
    Invest,
    Insu,
    Efin,
    Capital,
    Ginsu,
    Telecom,
}

public static class IndustryNames
{
    /// <summary>The industry as it stands in paths and scopes: <c>bank</c>, <c>card</c>, …</summary>
    public static string Wire(this Industry industry) => industry switch
    {
        Industry.Bank => "bank",
        Industry.Card => "card",
        Industry.Invest => "invest",
        Industry.Insu => "insu",
        Industry.Efin => "efin",
        Industry.Capital => "capital",
        Industry.Ginsu => "ginsu",
        Industry.Telecom => "telecom",
    };
}
