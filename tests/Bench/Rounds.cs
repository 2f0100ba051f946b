using System.Globalization;

namespace MyDataHub.Bench;

/// <summary>Rounds of ours and the limit in turn, so that what else the machine does meets both alike.</summary>
internal sealed record Rounds(IReadOnlyList<double> Ours, IReadOnlyList<double> Limit)
{
    public double OursMedian => Median(Ours);

    public double LimitMedian => Median(Limit);

    /// <summary>Of the medians.</summary>
    public double Ratio => OursMedian / LimitMedian;

    /// <summary>How far the rounds lie apart.</summary>
    public string Spread
    {
        get
        {
            var ratios = Ours.Zip(Limit, (ours, limit) => ours / limit).ToList();
            return string.Create(CultureInfo.InvariantCulture, $"{ratios.Count} rounds, ratio of a round {ratios.Min():0.000} to {ratios.Max():0.000}");
        }
    }

    /// <summary>Every second round begins with the limit, so that neither always comes first.</summary>
    public static async Task<Rounds> AlternateAsync(int rounds, Func<Task<double>> ours, Func<Task<double>> limit)
    {
        var (oursSeen, limitSeen) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            if (round % 2 == 0)
            {
                oursSeen.Add(await ours());
                limitSeen.Add(await limit());
            }
            else
            {
                limitSeen.Add(await limit());
                oursSeen.Add(await ours());
            }
        }

        return new(oursSeen, limitSeen);
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
