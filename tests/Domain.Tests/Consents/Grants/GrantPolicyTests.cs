using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Domain.Tests.Consents.Grants;

public class GrantPolicyTests
{
    private static readonly GrantPolicy Policy = GrantPolicy.Standard;
    private static readonly DateTimeOffset Noon = GrantBuilder.Noon;
    private static readonly Grant Active = GrantBuilder.In(GrantState.Active);
    private static readonly Grant Once = Active with { Consent = Active.Consent with { IsRecurring = false } };

    [Fact]
    public void A_grant_holds_to_the_last_second_of_its_last_day_in_Seoul()
    {
        var midnight = KoreanTime.StartOf(Active.Consent.EndsOn.AddDays(1));

        Assert.True(Policy.IsInForce(Active, midnight.AddTicks(-1)));
        Assert.False(Policy.IsInForce(Active, midnight));
        Assert.False(Policy.HasExpired(Active, midnight.AddTicks(-1)));
        Assert.True(Policy.HasExpired(Active, midnight));
    }

    [Theory]
    [InlineData(GrantState.Given)]
    [InlineData(GrantState.Revoked)]
    [InlineData(GrantState.Expired)]
    [InlineData(GrantState.Unclaimed)]
    public void Only_an_active_grant_is_in_force(GrantState state) => Assert.False(Policy.IsInForce(Active with { State = state }, Noon));

    [Fact]
    public void One_reading_must_begin_within_a_day_and_lasts_an_hour()
    {
        Assert.True(Policy.IsInForce(Once, Noon.AddHours(24).AddTicks(-1)));
        Assert.False(Policy.IsInForce(Once, Noon.AddHours(24)));
        var read = GrantLifecycle.BeginReading(Once, Noon.AddHours(2));
        Assert.True(Policy.IsInForce(read, Noon.AddHours(3).AddTicks(-1)));
        Assert.False(Policy.IsInForce(read, Noon.AddHours(3)));
        Assert.True(Policy.HasExpired(read, Noon.AddHours(3)));
    }

    [Fact]
    public void A_grant_nobody_claimed_is_given_up_after_ten_minutes()
    {
        var given = GrantBuilder.In(GrantState.Given);

        Assert.False(Policy.IsUnclaimed(given, Noon.AddMinutes(10).AddTicks(-1)));
        Assert.True(Policy.IsUnclaimed(given, Noon.AddMinutes(10)));
        Assert.False(Policy.IsUnclaimed(Active, Noon.AddMinutes(10)));
        Assert.Equal(Noon.AddMinutes(10), Policy.DueAt(given));
    }

    [Theory]
    [InlineData(31, null, null)]
    [InlineData(30, null, 30)]
    [InlineData(8, null, 30)]
    [InlineData(8, 30, null)]
    [InlineData(7, 30, 7)]
    [InlineData(7, null, 7)]
    [InlineData(0, 30, 7)]
    [InlineData(0, 7, null)]
    public void The_end_is_told_of_thirty_and_seven_days_before(int left, int? warned, int? due) =>
        Assert.Equal(due, Policy.WarningDue(Active with { WarnedDaysBefore = warned }, Active.Consent.EndsOn.AddDays(-left)));

    [Fact]
    public void A_short_grant_is_told_of_only_what_lies_within_it()
    {
        var week = Active with { Consent = Active.Consent with { EndsOn = new DateOnly(2026, 12, 2) } };

        Assert.Null(Policy.WarningDue(week, new DateOnly(2026, 11, 22)));
        Assert.Equal(7, Policy.WarningDue(week, new DateOnly(2026, 11, 25)));
        Assert.Null(Policy.WarningDue(Once, Once.Consent.EndsOn));
    }

    [Fact]
    public void What_is_due_next_is_a_warning_then_another_then_the_end()
    {
        var end = Active.Consent.EndsOn;

        Assert.Equal(KoreanTime.StartOf(end.AddDays(-30)), Policy.DueAt(Active));
        Assert.Equal(KoreanTime.StartOf(end.AddDays(-7)), Policy.DueAt(Active with { WarnedDaysBefore = 30 }));
        Assert.Equal(KoreanTime.StartOf(end.AddDays(1)), Policy.DueAt(Active with { WarnedDaysBefore = 7 }));
        Assert.Equal(Noon.AddHours(24), Policy.DueAt(Once));
        Assert.Null(Policy.DueAt(Active with { State = GrantState.Revoked }));
    }

    [Fact]
    public void Something_is_due_whenever_time_has_changed_something()
    {
        for (var at = Noon; at < Noon.AddDays(400); at = at.AddHours(5))
        {
            foreach (var grant in new[] { Active, Once, GrantBuilder.In(GrantState.Given), Active with { WarnedDaysBefore = 30 } })
            {
                var changed = Policy.HasExpired(grant, at) || Policy.IsUnclaimed(grant, at) || Policy.WarningDue(grant, KoreanTime.Day(at)) is not null;
                Assert.Equal(changed, Policy.DueAt(grant) <= at);
            }
        }
    }
}
