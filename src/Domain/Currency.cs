namespace MyDataHub.Domain;

/// <summary>An ISO 4217 currency code, upper case. Absent in the standard's answers means KRW (section 3.1).</summary>
public readonly record struct Currency(string Code)
{
    public static readonly Currency Krw = new("KRW");

    public override string ToString() => Code;
}
