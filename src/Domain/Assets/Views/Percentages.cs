using System.Collections.Immutable;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>Shares of a whole in tenths of a per cent by largest remainder, so that they add up to exactly 100.0.</summary>
internal static class Percentages
{
    private const int Tenths = 1_000;

    internal static ImmutableArray<Share> Of(IEnumerable<(string Key, decimal Amount)> parts)
    {
        var positive = parts.Where(part => part.Amount > 0)
            .OrderByDescending(part => part.Amount).ThenBy(part => part.Key, StringComparer.Ordinal)
            .ToList();
        var total = positive.Sum(part => part.Amount);
        if (total == 0)
        {
            return [];
        }

        var exact = positive.Select(part => part.Amount * Tenths / total).ToList();
        var left = Tenths - (int)exact.Sum(Math.Floor);
        var bumped = exact.Select((value, index) => (Remainder: value - Math.Floor(value), index))
            .OrderByDescending(pair => pair.Remainder).ThenBy(pair => pair.index)
            .Take(left)
            .Select(pair => pair.index)
            .ToHashSet();
        return
        [
            .. positive.Select((part, index) => new Share(
                part.Key, part.Amount, (Math.Floor(exact[index]) + (bumped.Contains(index) ? 1 : 0)) / 10)),
        ];
    }
}
