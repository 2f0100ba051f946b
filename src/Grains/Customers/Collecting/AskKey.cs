using MyDataHub.Domain.Assets;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>What is asked for: a dataset, of which asset, and which part of it.</summary>
internal sealed record AskKey(string Dataset, AssetKey? Subject = null, string? Part = null);
