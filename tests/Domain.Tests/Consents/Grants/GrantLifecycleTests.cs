using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Domain.Tests.Consents.Grants;

public class GrantLifecycleTests
{
    private static readonly Dictionary<string, Func<Grant, Grant>> Moves = new()
    {
        ["claim"] = grant => GrantLifecycle.Claim(grant, GrantBuilder.Noon),
        ["revoke"] = grant => GrantLifecycle.Revoke(grant, "customer", GrantBuilder.Noon),
        ["expire"] = grant => GrantLifecycle.Expire(grant, GrantBuilder.Noon),
        ["give-up"] = grant => GrantLifecycle.GiveUp(grant, GrantBuilder.Noon),
        ["narrow"] = grant => GrantLifecycle.Narrow(grant, grant.Consent),
        ["agree"] = grant => GrantLifecycle.Agree(grant, grant.Consent, "mydata", GrantBuilder.Noon),
    };

    private static readonly Dictionary<(GrantState, string), GrantState> Allowed = new()
    {
        [(GrantState.Given, "claim")] = GrantState.Active,
        [(GrantState.Given, "revoke")] = GrantState.Revoked,
        [(GrantState.Given, "expire")] = GrantState.Expired,
        [(GrantState.Given, "give-up")] = GrantState.Unclaimed,
        [(GrantState.Given, "narrow")] = GrantState.Given,
        [(GrantState.Active, "revoke")] = GrantState.Revoked,
        [(GrantState.Active, "expire")] = GrantState.Expired,
        [(GrantState.Active, "narrow")] = GrantState.Active,
        [(GrantState.Active, "agree")] = GrantState.Active,
    };

    public static TheoryData<GrantState, string> EveryMove()
    {
        var data = new TheoryData<GrantState, string>();
        foreach (var state in Enum.GetValues<GrantState>())
        {
            foreach (var move in Moves.Keys)
            {
                data.Add(state, move);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryMove))]
    public void Only_the_listed_transitions_happen(GrantState from, string move)
    {
        var grant = GrantBuilder.In(from);
        if (Allowed.TryGetValue((from, move), out var to))
        {
            Assert.Equal(to, Moves[move](grant).State);
        }
        else
        {
            Assert.Throws<InvalidOperationException>(() => Moves[move](grant));
        }
    }

    [Fact]
    public void What_is_over_stays_over()
    {
        foreach (var state in Enum.GetValues<GrantState>().Where(GrantLifecycle.IsOver))
        {
            Assert.DoesNotContain(Enum.GetValues<GrantState>(), to => GrantLifecycle.Can(state, to));
        }
    }

    [Fact]
    public void Every_change_of_what_is_shared_is_another_version()
    {
        var given = GrantBuilder.In(GrantState.Given);
        var active = GrantLifecycle.Claim(given, GrantBuilder.Noon);
        var narrowed = GrantLifecycle.Narrow(active, active.Consent with { Domains = ConsentDomains.Bank });

        Assert.Equal([1, 2, 3], new[] { given, active, narrowed }.Select(grant => grant.Version));
    }

    [Fact]
    public void An_update_holds_only_once_it_is_claimed()
    {
        var active = GrantBuilder.In(GrantState.Active);
        var wider = active.Consent with { Domains = ConsentDomains.Bank | ConsentDomains.Card };

        var agreed = GrantLifecycle.Agree(active, wider, "mydata openid", GrantBuilder.Noon);

        Assert.Equal((active.Consent, active.Scope), (agreed.Consent, agreed.Scope));
        var claimed = GrantLifecycle.Claim(agreed, GrantBuilder.Noon.AddMinutes(1));
        Assert.Equal((wider, "mydata openid", null), (claimed.Consent, claimed.Scope, claimed.Update));
        Assert.Equal(active.Consent, GrantLifecycle.DropUpdate(agreed).Consent);
    }

    [Fact]
    public void Narrowing_narrows_an_update_that_waits_too()
    {
        var active = GrantBuilder.In(GrantState.Active);
        var agreed = GrantLifecycle.Agree(active, active.Consent with { Institutions = Selection.All }, "mydata", GrantBuilder.Noon);

        var narrowed = GrantLifecycle.Narrow(agreed, active.Consent with { Institutions = Selection.Of(["A1GAON0000"]) });

        Assert.Equal(Selection.Of(["A1GAON0000"]), narrowed.Update!.Consent.Institutions);
    }

    [Fact]
    public void The_end_says_when_and_why_and_drops_an_update()
    {
        var agreed = GrantLifecycle.Agree(GrantBuilder.In(GrantState.Active), GrantBuilder.Consent, "mydata", GrantBuilder.Noon);

        var ended = GrantLifecycle.Revoke(agreed, "nothing-left", GrantBuilder.Noon);

        Assert.Equal((GrantBuilder.Noon, "nothing-left", null), (ended.EndedAt!.Value, ended.EndReason, ended.Update));
    }

    [Fact]
    public void Only_the_first_read_of_one_reading_opens_its_window()
    {
        var once = GrantBuilder.In(GrantState.Active) with { Consent = GrantBuilder.Consent with { IsRecurring = false } };

        var read = GrantLifecycle.BeginReading(once, GrantBuilder.Noon);

        Assert.Equal(GrantBuilder.Noon, read.FirstReadAt);
        Assert.Equal(read, GrantLifecycle.BeginReading(read, GrantBuilder.Noon.AddHours(2)));
        Assert.Null(GrantLifecycle.BeginReading(GrantBuilder.In(GrantState.Active), GrantBuilder.Noon).FirstReadAt);
    }
}
