using MyDataHub.Domain;
using MyDataHub.Domain.Consents;
using MyDataHub.Grains.Customers.Connections;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Grains.Tests.Fakes;
using MyDataHub.Providers.Authorizing;

namespace MyDataHub.Grains.Tests.Customers.Connections;

public sealed class ConnectionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 1, 0, 0, TimeSpan.Zero);
    private static readonly TransferTerms Terms = new([new("bank.list", [])], "purpose", new(2027, 1, 1), new(9999, 12, 31));

    [Fact]
    public void A_new_version_in_force_replaces_the_one_before()
    {
        var replaced = Given().Draw(Terms, Now.AddDays(1)).Give(2, Tokens("2"), Now.AddDays(1));

        Assert.Equal([TransferRequestState.Withdrawn, TransferRequestState.Active], replaced.Requests.Select(request => request.State));
        Assert.Equal("2", replaced.Tokens!.Access.Value);
    }

    [Fact]
    public void A_change_that_is_not_given_leaves_the_old_consent_in_force()
    {
        var kept = Given().Draw(Terms, Now).NotGiven(2, "access_denied", Now);

        Assert.Equal(1, kept.InForce?.Version);
        Assert.NotNull(kept.Tokens);
    }

    [Fact]
    public void Drawing_up_again_gives_up_what_was_waiting()
    {
        var twice = Drawn().Draw(Terms, Now);

        Assert.Equal((TransferRequestState.NotGiven, "replaced"), (twice.Requests[0].State, twice.Requests[0].EndReason));
        Assert.False(twice.IsRequested(1));
        Assert.True(twice.IsRequested(2));
    }

    [Fact]
    public void Withdrawing_takes_the_tokens_out_of_use_at_once()
    {
        var withdrawn = Given().Withdraw("customer", Now);

        Assert.Equal((null, TransferRequestState.Withdrawing), (withdrawn.Tokens, withdrawn.Current!.State));
        Assert.Equal(TransferRequestState.Withdrawn, withdrawn.ConfirmWithdrawal().Current!.State);
    }

    [Fact]
    public void Without_a_token_there_is_nothing_to_wait_for() =>
        Assert.Equal(TransferRequestState.Withdrawn, Drawn().Give(1, tokens: null, Now).Withdraw("customer", Now).Current!.State);

    [Fact]
    public void What_is_over_stays_over()
    {
        var ended = Given().EndByInstitution("40106", Now);

        Assert.Equal(TransferRequestState.EndedByInstitution, ended.Withdraw("customer", Now).Current!.State);
        Assert.Throws<InvalidOperationException>(() => ended.Give(1, Tokens("1"), Now));
    }

    [Fact]
    public void A_connection_is_the_same_after_being_stored()
    {
        var stored = Given() with { LastSuccessAt = Now, Assets = 3, Windows = [new(new(1, 0), new(6, 0))] };

        Assert.Equal(Json.Write(stored), Json.Write(Json.Read<Connection>(Json.Write(stored))));
    }

    private static Connection Drawn() => new Connection(new(FakeWorld.Operator, FakeWorld.Bank), "한빛은행", Sector.Bank).Draw(Terms, Now);

    private static Connection Given() => Drawn().Give(1, Tokens("1"), Now);

    private static TokenSet Tokens(string access) => new(new(access), Now.AddDays(90), new("refresh"), Now.AddDays(365), ["bank.list"]);
}
