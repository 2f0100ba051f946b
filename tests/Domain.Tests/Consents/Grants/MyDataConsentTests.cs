using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Domain.Tests.Consents.Grants;

public class MyDataConsentTests
{
    private static readonly MyDataConsent Asked = new(
        ConsentDomains.Bank | ConsentDomains.Insurance, ConsentDetails.Balances | ConsentDetails.Policies, new("other", "상담"), new(2027, 11, 22))
    {
        IsRecurring = true,
    };

    [Fact]
    public void A_detail_goes_with_the_last_domain_that_has_it()
    {
        var narrowed = Asked.Narrow(Asked with { Domains = ConsentDomains.Bank });

        Assert.Equal(ConsentDetails.Balances, narrowed.Details);
    }

    [Fact]
    public void The_first_day_of_history_goes_with_the_transactions()
    {
        var asked = Asked with { Details = ConsentDetails.Balances | ConsentDetails.Transactions, HistoryFrom = new(2026, 1, 1) };

        Assert.Null(asked.Narrow(asked with { Details = ConsentDetails.Balances }).HistoryFrom);
    }

    [Fact]
    public void Choosing_later_history_an_earlier_end_and_one_reading_narrows()
    {
        var asked = Asked with { Details = ConsentDetails.Transactions, HistoryFrom = new(2026, 1, 1) };

        var narrowed = asked.Narrow(asked with { HistoryFrom = new(2026, 6, 1), EndsOn = new(2027, 1, 1), IsRecurring = false });

        Assert.Equal((new DateOnly(2026, 6, 1), new DateOnly(2027, 1, 1), false), (narrowed.HistoryFrom!.Value, narrowed.EndsOn, narrowed.IsRecurring));
    }

    [Fact]
    public void A_purpose_cannot_be_chosen_by_narrowing()
    {
        Assert.Equal(Asked.Purpose, Asked.Narrow(Asked with { Purpose = new("credit-check", "다른 목적") }).Purpose);
    }

    [Fact]
    public void Nothing_in_common_is_empty()
    {
        Assert.True(Asked.Narrow(Asked with { Domains = ConsentDomains.Card }).IsEmpty);
        Assert.True(Asked.Narrow(Asked with { Institutions = Selection.None }).IsEmpty);
        Assert.False(Asked.Narrow(Asked).IsEmpty);
    }

    [Fact]
    public void Two_that_differ_in_one_respect_merge_and_the_stricter_end_holds()
    {
        var merged = Asked.Merge(Asked with { Domains = ConsentDomains.Card, EndsOn = new(2027, 1, 1), Details = Asked.Details });

        Assert.Equal(ConsentDomains.Bank | ConsentDomains.Insurance | ConsentDomains.Card, merged!.Domains);
        Assert.Equal(new DateOnly(2027, 1, 1), merged.EndsOn);
    }

    [Fact]
    public void Two_that_differ_in_two_respects_do_not_merge()
    {
        Assert.Null(Asked.Merge(Asked with { Domains = ConsentDomains.Card, Details = ConsentDetails.Totals }));
        Assert.Null(Asked.Merge(Asked with { Purpose = new("credit-check", "다른 목적") }));
    }

    [Fact]
    public void A_later_end_alone_merges_into_the_later_end()
    {
        Assert.Equal(new DateOnly(2028, 1, 1), Asked.Merge(Asked with { EndsOn = new(2028, 1, 1) })!.EndsOn);
    }

    [Fact]
    public void Selections_are_compared_by_what_they_cover()
    {
        Assert.Equal(Selection.Of(["b", "a"]), Selection.Of(["a", "b"]));
        Assert.NotEqual(Selection.All, Selection.Of(["a"]));
        Assert.NotEqual(Selection.None, Selection.All);
        Assert.Equal(Selection.Of(["a"]).GetHashCode(), Selection.Of(["a"]).GetHashCode());
    }

    [Fact]
    public void A_subject_differs_by_client_and_by_customer_and_stays_the_same()
    {
        var secret = new byte[16];
        var subject = PairwiseSubject.Of(secret, new("client-1"));

        Assert.Equal(subject, PairwiseSubject.Of(secret, new("client-1")));
        Assert.NotEqual(subject, PairwiseSubject.Of(secret, new("client-2")));
        Assert.NotEqual(subject, PairwiseSubject.Of(new byte[] { 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, new("client-1")));
    }
}
