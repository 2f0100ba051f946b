namespace MyDataHub.Sandbox.Households.Saving;

/// <summary>
/// A term product that is taken again when it ends. With a monthly amount it is instalment savings (적금),
/// without one a time deposit (정기예금) of the first amount. Rate: per cent a year.
/// </summary>
internal sealed record TermPlan(
    string OrgCode,
    string Name,
    DateOnly First,
    int Months,
    decimal FirstAmount,
    decimal? Monthly,
    decimal Rate,
    int PayDay = 10);
