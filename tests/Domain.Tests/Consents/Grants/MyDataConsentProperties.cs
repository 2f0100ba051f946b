using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Domain.Tests.Consents.Grants;

public class MyDataConsentProperties
{
    // Of what there is at all: a car has no transactions.
    private static readonly Reading[] Readings = [.. RandomConsents.Readings().Where(reading => MyDataConsent.DetailsOf(reading.Domain).HasFlag(reading.Detail))];

    [Property(MaxTest = 300)]
    public Property Narrowing_never_widens() => ForTwo((asked, chosen) => asked.Narrow(chosen).IsWithin(asked));

    [Property(MaxTest = 50)]
    public Property What_is_read_after_narrowing_was_allowed_by_both() => ForTwo((asked, chosen) =>
        Readings.Where(reading => reading.IsAllowed(asked.Narrow(chosen))).All(reading => reading.IsAllowed(asked) && reading.IsAllowed(chosen)));

    [Property(MaxTest = 300)]
    public Property Narrowing_keeps_all_that_both_allow() => ForTwo((asked, chosen) =>
        Readings.Where(reading => reading.IsAllowed(asked) && reading.IsAllowed(chosen)).All(reading => reading.IsAllowed(asked.Narrow(chosen))));

    [Property(MaxTest = 300)]
    public Property Narrowing_twice_by_the_same_changes_nothing_more() => ForTwo((asked, chosen) =>
        asked.Narrow(chosen).Narrow(chosen) == asked.Narrow(chosen));

    [Property(MaxTest = 300)]
    public Property A_consent_within_another_allows_nothing_that_the_other_does_not() => ForTwo((one, other) =>
        !one.IsWithin(other) || Readings.Where(reading => reading.IsAllowed(one)).All(reading => reading.IsAllowed(other)));

    [Property(MaxTest = 300)]
    public Property Merging_allows_nothing_that_neither_allowed() => ForTwo((one, other) =>
        one.Merge(other) is not { } merged
        || Readings.Where(reading => reading.IsAllowed(merged)).All(reading => reading.IsAllowed(one) || reading.IsAllowed(other)));

    [Property(MaxTest = 100)]
    public Property Merging_what_is_within_gives_the_wider_one() => ForTwo((asked, chosen) =>
        asked.Merge(asked.Narrow(chosen)) == asked with { CustomerChooses = false } && asked.Narrow(chosen).Merge(asked) == asked);

    [Property(MaxTest = 300)]
    public Property What_is_written_is_read_again() => Prop.ForAll(Arb.From(RandomConsents.Any()), consent =>
        MyDataConsentReading.Read(MyDataConsentWriting.Write(consent), RandomConsents.Today) is ConsentReading.Valid valid
        && valid.Consents.Single() == consent);

    private static Property ForTwo(Func<MyDataConsent, MyDataConsent, bool> holds) =>
        Prop.ForAll(Arb.From(RandomConsents.Any()), Arb.From(RandomConsents.Any()), holds);
}
