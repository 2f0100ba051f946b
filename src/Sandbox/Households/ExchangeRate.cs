namespace MyDataHub.Sandbox.Households;

/// <summary>Korean won for one unit of a currency; the unit may be a hundred, as in <c>JPY(100)</c>.</summary>
/// <param name="Unit">cur_unit, such as USD or JPY(100).</param>
/// <param name="Name">cur_nm, in Korean.</param>
/// <param name="BasicRate">deal_bas_r, KRW per unit.</param>
public sealed record ExchangeRate(string Unit, string Name, decimal BasicRate);
