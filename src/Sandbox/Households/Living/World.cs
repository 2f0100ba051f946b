using MyDataHub.Sandbox.Households.Markets;

namespace MyDataHub.Sandbox.Households.Living;

/// <summary>What all households share: the markets.</summary>
internal sealed record World(ulong Seed, ExchangeRateSeries Rates, Market Market);
