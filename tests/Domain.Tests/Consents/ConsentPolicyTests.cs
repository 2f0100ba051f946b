using MyDataHub.Domain.Consents;

namespace MyDataHub.Domain.Tests.Consents;

public class ConsentPolicyTests
{
    private static readonly DateOnly Today = TermsBuilder.Today;
    private static readonly ConsentPolicy Policy = ConsentPolicy.Standard;

    [Fact]
    public void Valid_terms_have_no_problem() => Assert.Null(Policy.Check(TermsBuilder.Valid, Today));

    [Fact]
    public void Terms_without_a_schedule_need_no_cycle() => Assert.Null(Policy.Check(
        TermsBuilder.Valid with { IsScheduled = false, BasicCycleWeeks = null, AdditionalCycleWeeks = null }, Today));

    [Fact]
    public void Every_broken_rule_is_named()
    {
        var valid = TermsBuilder.Valid;
        Expect(TermsProblem.NoScopes, valid with { Scopes = [] });
        Expect(TermsProblem.ScopeTwice, valid with { Scopes = [.. valid.Scopes, valid.Scopes[0]] });
        Expect(TermsProblem.NoPurpose, valid with { Purpose = " " });
        Expect(TermsProblem.EndsTooSoon, valid with { EndsOn = Today });
        Expect(TermsProblem.KeptTooShortly, valid with { KeepUntil = valid.EndsOn.AddDays(-1) });
        Expect(TermsProblem.CycleWithoutSchedule, valid with { IsScheduled = false });
        Expect(TermsProblem.CycleOutOfRange, valid with { BasicCycleWeeks = null });
        Expect(TermsProblem.CycleOutOfRange, valid with { BasicCycleWeeks = 0 });
        Expect(TermsProblem.CycleOutOfRange, valid with { AdditionalCycleWeeks = 5 });
    }

    [Fact]
    public void The_end_is_at_most_five_years_ahead_to_the_day()
    {
        var fiveYears = Today.AddYears(5);

        Assert.Null(Policy.Check(TermsBuilder.Valid with { EndsOn = fiveYears, KeepUntil = fiveYears }, Today));
        Expect(TermsProblem.EndsTooLate, TermsBuilder.Valid with { EndsOn = fiveYears.AddDays(1), KeepUntil = fiveYears.AddDays(1) });
    }

    [Fact]
    public void A_request_holds_on_its_last_day_and_not_after()
    {
        var request = Active(endsOn: Today);

        Assert.False(ConsentPolicy.HasExpired(request, Today));
        Assert.True(ConsentPolicy.HasExpired(request, Today.AddDays(1)));
    }

    [Theory]
    [InlineData(31, false)]
    [InlineData(30, true)]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public void It_can_be_extended_from_one_month_before_its_end(int daysLeft, bool can) =>
        Assert.Equal(can, Policy.CanExtend(Active(Today.AddDays(daysLeft)), Today));

    [Fact]
    public void What_is_over_cannot_be_extended() => Assert.False(
        Policy.CanExtend(TransferRequestLifecycle.Withdraw(Active(Today), "customer", default), Today));

    [Theory]
    [InlineData("2026-05-23", Dormancy.None)]
    [InlineData("2026-05-22", Dormancy.Paused)]
    [InlineData("2025-11-23", Dormancy.Paused)]
    [InlineData("2025-11-22", Dormancy.EraseDue)]
    public void Six_months_away_pause_and_a_year_erases(string lastVisit, Dormancy expected) =>
        Assert.Equal(expected, Policy.DormancyOn(DateOnly.Parse(lastVisit, null), Today));

    private static void Expect(TermsProblem problem, TransferTerms terms) => Assert.Equal(problem, Policy.Check(terms, Today));

    private static TransferRequest Active(DateOnly endsOn) => new(
        new(new("X1HUB00000"), new("A1GAON0000")), 1, TransferRequestState.Active, TermsBuilder.Valid with { EndsOn = endsOn })
    {
        RequestedAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
    };
}
