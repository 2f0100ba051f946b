using System.Globalization;

namespace MyDataHub.Bench;

/// <summary>What a ratio of ours to the limit must be.</summary>
internal readonly record struct Goal(bool IsMost, double Ratio)
{
    public static Goal AtLeast(double ratio) => new(false, ratio);

    public static Goal AtMost(double ratio) => new(true, ratio);

    public bool IsHeldBy(double ratio) => IsMost ? ratio <= Ratio : ratio >= Ratio;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsMost ? "at most" : "at least")} {Ratio:0.##}");
}
