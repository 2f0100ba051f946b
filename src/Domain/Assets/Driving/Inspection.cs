using MyDataHub.Domain.Policies;

namespace MyDataHub.Domain.Assets.Driving;

/// <summary>When a private passenger car must be inspected (정기검사): the end of its validity and the window around it.</summary>
internal sealed record Inspection(DateOnly Expiry, DateOnly Opens, DateOnly Closes)
{
    internal static Inspection At(InspectionRules rules, DateOnly expiry) =>
        new(expiry, expiry.AddDays(-rules.DaysBefore), expiry.AddDays(rules.DaysAfter));

    internal static Inspection First(PolicyTable policies, DateOnly registered)
    {
        var rules = RulesOf(policies, registered);
        return At(rules, registered.AddYears(rules.FirstYears).AddDays(-1));
    }

    /// <summary>The window that is still open or comes next, were every earlier inspection made in time.</summary>
    internal static Inspection Next(PolicyTable policies, DateOnly registered, DateOnly today)
    {
        var rules = RulesOf(policies, registered);
        var years = rules.FirstYears;
        while (registered.AddYears(years).AddDays(-1 + rules.DaysAfter) < today)
        {
            years += rules.NextYears;
        }

        return At(rules, registered.AddYears(years).AddDays(-1));
    }

    internal static decimal LateFine(InspectionRules rules, int daysLate)
    {
        if (daysLate <= 0)
        {
            return 0;
        }

        var steps = Math.Max(0, (daysLate - rules.FineDays + rules.FineStepDays - 1) / rules.FineStepDays);
        return Math.Min(rules.MaxFine, rules.Fine + (steps * rules.FineStep));
    }

    private static InspectionRules RulesOf(PolicyTable policies, DateOnly registered) => policies.Inspection.On(registered)!.Value;
}
