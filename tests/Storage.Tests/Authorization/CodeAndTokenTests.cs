using MyDataHub.Domain;
using MyDataHub.Storage.Authorization;
using MyDataHub.Storage.Customers;
using MyDataHub.Storage.Encryption;
using MyDataHub.Storage.Tests.Customers;

namespace MyDataHub.Storage.Tests.Authorization;

public sealed class CodeAndTokenTests(SharedServer server) : DatabaseTest(server)
{
    private static readonly ClientId Other = new("client-2");

    private AuthorizationCodeStore Codes => Hub.Get<AuthorizationCodeStore>();

    private RefreshTokenStore Tokens => Hub.Get<RefreshTokenStore>();

    private RevokedTokenStore Revoked => Hub.Get<RevokedTokenStore>();

    [Fact]
    public async Task A_code_is_redeemed_once_and_its_second_use_names_the_grant()
    {
        var grant = await GiveCodeAsync("code");

        var redeemed = Assert.IsType<CodeOutcome.Redeemed>(await Codes.RedeemAsync("code", Flow.Client, Flow.Noon.AddSeconds(59), default));
        Assert.Equal("what the code stands for", Customer.Text(redeemed.Code.Body));
        Assert.Equal(new CodeOutcome.UsedBefore(grant), await Codes.RedeemAsync("code", Flow.Client, Flow.Noon.AddSeconds(59), default));
    }

    [Fact]
    public async Task A_code_of_another_client_is_unknown_and_stays_whole()
    {
        await GiveCodeAsync("code");

        Assert.IsType<CodeOutcome.Unknown>(await Codes.RedeemAsync("code", Other, Flow.Noon, default));
        Assert.IsType<CodeOutcome.Redeemed>(await Codes.RedeemAsync("code", Flow.Client, Flow.Noon, default));
    }

    [Fact]
    public async Task A_code_is_worth_nothing_after_its_minute()
    {
        await GiveCodeAsync("code");

        Assert.IsType<CodeOutcome.Unknown>(await Codes.RedeemAsync("code", Flow.Client, Flow.Noon.AddSeconds(60), default));
    }

    [Fact]
    public async Task Of_sixteen_that_redeem_a_code_at_once_on_two_nodes_one_succeeds()
    {
        await GiveCodeAsync("code");
        await using var node = await AnotherHub();
        var both = new[] { Codes, node.Get<AuthorizationCodeStore>() };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => both[number % 2].RedeemAsync("code", Flow.Client, Flow.Noon, default)));

        Assert.Single(outcomes.OfType<CodeOutcome.Redeemed>());
        Assert.Equal(15, outcomes.OfType<CodeOutcome.UsedBefore>().Count());
    }

    [Fact]
    public async Task A_code_moved_to_another_grant_in_the_database_cannot_be_read()
    {
        await GiveCodeAsync("code");
        await Hub.ScalarAsync("update authorization_code set grant_id = $1", Guid.NewGuid());

        await Assert.ThrowsAsync<UnreadableRowException>(() => Codes.RedeemAsync("code", Flow.Client, Flow.Noon, default));
    }

    [Fact]
    public async Task A_refresh_token_is_its_clients_until_it_expires()
    {
        var token = await GiveTokenAsync("token");

        Assert.Equal(token with { Body = default }, (await Tokens.FindAsync("token", Flow.Client, Flow.Noon, default))! with { Body = default });
        Assert.Null(await Tokens.FindAsync("token", Other, Flow.Noon, default));
        Assert.Null(await Tokens.FindAsync("guess", Flow.Client, Flow.Noon, default));
        Assert.Null(await Tokens.FindAsync("token", Flow.Client, token.ExpiresAt, default));
    }

    [Fact]
    public async Task A_grants_new_refresh_token_ends_those_it_had()
    {
        var first = await GiveTokenAsync("first");
        var other = await GiveTokenAsync("of another grant");
        await GiveCodeAsync("code", first.Customer, first.Grant);

        Assert.True(await Codes.CompleteAsync("code", "second", first, default));

        Assert.Null(await Tokens.FindAsync("first", Flow.Client, Flow.Noon, default));
        Assert.NotNull(await Tokens.FindAsync("second", Flow.Client, Flow.Noon, default));
        Assert.Equal(other.Grant, (await Tokens.FindAsync("of another grant", Flow.Client, Flow.Noon, default))?.Grant);
    }

    [Fact]
    public async Task Only_its_own_client_ends_a_refresh_token()
    {
        var token = await GiveTokenAsync("token");

        Assert.Null(await Tokens.RemoveAsync("token", Other, default));
        Assert.NotNull(await Tokens.FindAsync("token", Flow.Client, Flow.Noon, default));
        Assert.Equal(token.Grant, await Tokens.RemoveAsync("token", Flow.Client, default));
        Assert.Null(await Tokens.FindAsync("token", Flow.Client, Flow.Noon, default));
    }

    [Fact]
    public async Task A_customer_who_is_erased_leaves_no_code_and_no_token()
    {
        var customer = await Customer.CreateAsync(Hub);
        await GiveTokenAsync("token", customer);
        await GiveCodeAsync("code", customer);

        var erased = await Hub.Get<CustomerStore>().EraseAsync(new(customer, (await Customer.LoadAsync(Hub, customer)).Version), default);

        Assert.IsType<CommitOutcome.Committed>(erased);
        Assert.Null(await Tokens.FindAsync("token", Flow.Client, Flow.Noon, default));
        Assert.IsType<CodeOutcome.Unknown>(await Codes.RedeemAsync("code", Flow.Client, Flow.Noon, default));
    }

    [Fact]
    public async Task A_revoked_subject_is_found_until_its_last_token_would_have_expired()
    {
        await Revoked.AddAsync(new("jti:1", Flow.Noon, Flow.Noon.AddMinutes(5)), default);
        await Revoked.AddAsync(new("grant:1", Flow.Noon, Flow.Noon.AddMinutes(5)), default);
        await Revoked.AddAsync(new("grant:1", Flow.Noon.AddMinutes(2), Flow.Noon.AddMinutes(7)), default);

        Assert.Equal(2, (await Revoked.FindAsync("jti:1", "grant:1", Flow.Noon.AddMinutes(4), default)).Count);
        Assert.Equal(
            [new("grant:1", Flow.Noon.AddMinutes(2), Flow.Noon.AddMinutes(7))],
            await Revoked.FindAsync("jti:1", "grant:1", Flow.Noon.AddMinutes(6), default));
        Assert.Empty(await Revoked.FindAsync("jti:2", "grant:2", Flow.Noon, default));
        Assert.Equal(2, (await Revoked.AllAsync(Flow.Noon, default)).Count);
    }

    [Fact]
    public async Task What_is_over_is_purged()
    {
        await GiveCodeAsync("code");
        await GiveTokenAsync("token");
        await Revoked.AddAsync(new("jti:1", Flow.Noon, Flow.Noon.AddMinutes(5)), default);

        await Codes.PurgeAsync(Flow.Noon.AddDays(400), default);
        await Tokens.PurgeAsync(Flow.Noon.AddDays(400), default);
        await Revoked.PurgeAsync(Flow.Noon.AddDays(400), default);

        Assert.Equal(0L, await Hub.ScalarAsync(
            "select (select count(*) from authorization_code) + (select count(*) from refresh_token) + (select count(*) from revoked_token)"));
    }

    [Fact]
    public async Task Once_a_code_was_used_again_nothing_more_is_issued_from_it()
    {
        var grant = await GiveCodeAsync("code");
        var redeemed = Assert.IsType<CodeOutcome.Redeemed>(await Codes.RedeemAsync("code", Flow.Client, Flow.Noon, default));
        await Codes.RedeemAsync("code", Flow.Client, Flow.Noon, default);

        Assert.False(await Codes.CompleteAsync("code", "token", Content(redeemed.Code.Customer, grant), default));
        Assert.False(await Codes.CompleteAsync("code", null, Content(redeemed.Code.Customer, grant), default));
        Assert.Null(await Tokens.FindAsync("token", Flow.Client, Flow.Noon, default));
    }

    [Fact]
    public async Task A_code_may_end_without_a_refresh_token()
    {
        var grant = await GiveCodeAsync("code");
        var redeemed = Assert.IsType<CodeOutcome.Redeemed>(await Codes.RedeemAsync("code", Flow.Client, Flow.Noon, default));

        Assert.True(await Codes.CompleteAsync("code", null, Content(redeemed.Code.Customer, grant), default));
        Assert.Equal(0L, await Hub.ScalarAsync("select count(*) from refresh_token"));
    }

    private async Task<GrantId> GiveCodeAsync(string code, CustomerId? customer = null, GrantId? of = null)
    {
        var grant = of ?? Flow.NewGrant();
        var interaction = await Flow.OpenAsync(Hub, $"interaction of {code}", $"request of {code}");
        var content = Flow.Code(customer ?? await Customer.CreateAsync(Hub, $"CI of {code}"), grant);
        Assert.True(await Hub.Get<AuthorizationCompletion>().SpendAsync(interaction, code, content, Flow.Noon, default));
        return grant;
    }

    private async Task<RefreshToken> GiveTokenAsync(string token, CustomerId? customer = null)
    {
        var content = Content(customer ?? await Customer.CreateAsync(Hub, $"CI of {token}"), Flow.NewGrant());
        await GiveCodeAsync($"code of {token}", content.Customer, content.Grant);
        Assert.IsType<CodeOutcome.Redeemed>(await Codes.RedeemAsync($"code of {token}", Flow.Client, Flow.Noon, default));
        Assert.True(await Codes.CompleteAsync($"code of {token}", token, content, default));
        return content;
    }

    private static RefreshToken Content(CustomerId customer, GrantId grant) =>
        new(Flow.Client, customer, grant, Flow.Noon, Flow.Noon.AddDays(365), Customer.Bytes("scope"));
}
