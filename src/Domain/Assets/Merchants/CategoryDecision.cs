using System.Collections.Immutable;

namespace MyDataHub.Domain.Assets.Merchants;

/// <summary>One reason for a category with its weight, 0 to 1.</summary>
internal sealed record CategoryEvidence(string Category, double Weight, string Rule);

/// <summary>
/// The decision from all evidence: per category 1 − Π(1 − w); the best if it reaches 0.70 and leads by 0.15, else uncategorised.
/// A category is never forced.
/// </summary>
internal sealed record CategoryDecision(string Category, double Confidence, string? RunnerUp, ImmutableArray<string> Rules)
{
    private const double Threshold = 0.70;
    private const double Lead = 0.15;

    internal static readonly CategoryDecision None = new(Merchants.Category.Uncategorised, 0, null, []);

    internal static CategoryDecision Of(IEnumerable<CategoryEvidence> evidence)
    {
        var ranked = evidence.GroupBy(item => item.Category)
            .Select(group => (
                Category: group.Key,
                Confidence: NoisyOr(group.Select(item => item.Weight)),
                Rules: group.Select(item => item.Rule).ToImmutableArray()))
            .OrderByDescending(candidate => candidate.Confidence)
            .ThenBy(candidate => candidate.Category, StringComparer.Ordinal)
            .ToList();
        if (ranked.Count == 0)
        {
            return None;
        }

        var best = ranked[0];
        var second = ranked.Count > 1 ? ranked[1].Confidence : 0;
        // The weights are two-digit decimals; the tolerance keeps a lead of exactly 0.15 a lead.
        var decided = best.Confidence >= Threshold && best.Confidence - second >= Lead - 1e-9;
        return new(
            decided ? best.Category : Merchants.Category.Uncategorised,
            best.Confidence,
            ranked.Count > 1 ? ranked[1].Category : null,
            best.Rules);
    }

    internal static double NoisyOr(IEnumerable<double> weights) => 1 - weights.Aggregate(1.0, (left, weight) => left * (1 - weight));
}
