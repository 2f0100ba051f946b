using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Time;

namespace MyDataHub.Sandbox.Households.Insuring;

/// <summary>
/// A car policy of one year. Cover begins and ends at midnight; each car's premium is a payment of its own.
/// </summary>
internal sealed class CarPolicy(
    string number,
    DateOnly starts,
    IReadOnlyList<(CarCover Cover, decimal Premium)> cars)
    : IAsset
{
    public string Number { get; } = number;

    public string Name => "든든다이렉트 개인용 자동차보험";

    public DateOnly Starts { get; } = starts;

    public DateOnly Ends { get; } = starts.AddYears(1);

    public IReadOnlyList<(CarCover Cover, decimal Premium)> Cars { get; } = cars;

    /// <summary>The policy is bought the day before cover begins.</summary>
    public DateTime OpenedAt { get; } = starts.AddDays(-1).At(20, 30);

    public DateTime? ClosedAt => null;

    /// <summary>How it was paid: 02 direct debit, 04 card.</summary>
    public required string PayMethod { get; init; }

    public string? PayOrg { get; init; }

    public string? PayAccount { get; init; }

    public string StatusAt(DateTime now) => now.Date() > Ends ? "05" : "02";

    public DateTime ChangedAt(DateTime now) => now.Date() > Ends ? Ends.AddDays(1).At(0) : OpenedAt;
}
