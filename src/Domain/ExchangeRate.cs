namespace MyDataHub.Domain;

/// <summary>A reference rate (매매기준율): won per Unit of the currency; JPY and IDR are quoted per 100.</summary>
public sealed record ExchangeRate(Currency Currency, decimal Rate, int Unit);
