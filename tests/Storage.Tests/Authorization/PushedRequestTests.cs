using MyDataHub.Domain;
using MyDataHub.Storage.Authorization;
using MyDataHub.Storage.Encryption;
using MyDataHub.Storage.Tests.Customers;

namespace MyDataHub.Storage.Tests.Authorization;

public sealed class PushedRequestTests(SharedServer server) : DatabaseTest(server)
{
    private PushedRequestStore Requests => Hub.Get<PushedRequestStore>();

    private InteractionStore Interactions => Hub.Get<InteractionStore>();

    private AuthorizationCompletion Completion => Hub.Get<AuthorizationCompletion>();

    [Fact]
    public async Task A_request_is_found_by_its_client_until_it_expires()
    {
        await Requests.AddAsync("secret", Flow.Request(), default);

        var found = await Requests.FindAsync("secret", Flow.Client, Flow.Noon.AddSeconds(89), default);
        Assert.Equal("what was asked", Customer.Text(found!.Body));
        Assert.Null(await Requests.FindAsync("secret", new ClientId("client-2"), Flow.Noon, default));
        Assert.Null(await Requests.FindAsync("other", Flow.Client, Flow.Noon, default));
        Assert.Null(await Requests.FindAsync("secret", Flow.Client, Flow.Noon.AddSeconds(90), default));
    }

    [Fact]
    public async Task The_database_holds_neither_the_secret_nor_what_was_asked()
    {
        await Requests.AddAsync("secret-of-the-client", Flow.Request(), default);

        var row = (string)(await Hub.ScalarAsync("select r::text || encode(body, 'escape') from pushed_request r"))!;
        Assert.DoesNotContain("secret-of-the-client", row, StringComparison.Ordinal);
        Assert.DoesNotContain("what was asked", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_given_to_another_client_in_the_database_cannot_be_read()
    {
        await Requests.AddAsync("secret", Flow.Request(), default);
        await Hub.ScalarAsync("update pushed_request set client_id = 'client-2'");

        await Assert.ThrowsAsync<UnreadableRowException>(() => Requests.FindAsync("secret", new ClientId("client-2"), Flow.Noon, default));
    }

    [Fact]
    public async Task An_interaction_belongs_to_the_browser_that_began_it()
    {
        await Flow.OpenAsync(Hub);

        Assert.NotNull(await Interactions.FindAsync("interaction", "browser", Flow.Noon, default));
        Assert.Null(await Interactions.FindAsync("interaction", "another browser", Flow.Noon, default));
        Assert.Null(await Interactions.FindAsync("another", "browser", Flow.Noon, default));
        Assert.Null(await Interactions.FindAsync("interaction", "browser", Flow.Noon.AddMinutes(15), default));
    }

    [Fact]
    public async Task An_interaction_outlives_the_time_in_which_its_page_may_be_opened()
    {
        await Flow.OpenAsync(Hub);

        await Requests.PurgeAsync(Flow.Noon.AddMinutes(14), default);

        Assert.NotNull(await Interactions.FindAsync("interaction", "browser", Flow.Noon.AddMinutes(14), default));
        Assert.False(await Interactions.BeginAsync("second", "request", "browser", Flow.Noon.AddMinutes(2), Flow.Noon.AddMinutes(17), default));
    }

    [Fact]
    public async Task A_customer_who_needs_more_time_gets_it()
    {
        await Flow.OpenAsync(Hub);

        await Interactions.ProlongAsync("interaction", Flow.Noon.AddMinutes(30), default);
        await Requests.PurgeAsync(Flow.Noon.AddMinutes(29), default);
        await Interactions.PurgeAsync(Flow.Noon.AddMinutes(29), default);

        Assert.NotNull(await Interactions.FindAsync("interaction", "browser", Flow.Noon.AddMinutes(29), default));
    }

    [Fact]
    public async Task The_page_may_be_opened_twice_but_completed_once()
    {
        var first = await Flow.OpenAsync(Hub);
        Assert.True(await Interactions.BeginAsync("second", "request", "browser", Flow.Noon, Flow.Noon.AddMinutes(15), default));
        var second = (await Interactions.FindAsync("second", "browser", Flow.Noon, default))!;

        Assert.True(await Completion.SpendAsync(first, Flow.Noon, default));
        Assert.False(await Completion.SpendAsync(second, Flow.Noon, default));
        Assert.Null(await Interactions.FindAsync("second", "browser", Flow.Noon, default));
        Assert.Null(await Requests.FindAsync("request", Flow.Client, Flow.Noon, default));
        Assert.False(await Interactions.BeginAsync("third", "request", "browser", Flow.Noon, Flow.Noon.AddMinutes(15), default));
    }

    [Fact]
    public async Task While_one_completes_a_request_nobody_else_does_unless_that_one_never_comes_back()
    {
        var interaction = await Flow.OpenAsync(Hub);

        Assert.True(await Completion.HoldAsync(interaction, Flow.Noon, Flow.Noon.AddSeconds(30), default));
        Assert.False(await Completion.HoldAsync(interaction, Flow.Noon.AddSeconds(29), Flow.Noon.AddSeconds(59), default));
        Assert.True(await Completion.HoldAsync(interaction, Flow.Noon.AddSeconds(30), Flow.Noon.AddSeconds(60), default));
        await Completion.LetGoAsync(interaction, default);
        Assert.True(await Completion.HoldAsync(interaction, Flow.Noon.AddSeconds(31), Flow.Noon.AddSeconds(61), default));
    }

    [Fact]
    public async Task Of_sixteen_that_complete_at_once_one_gets_a_code()
    {
        var customer = await Customer.CreateAsync(Hub);
        var interaction = await Flow.OpenAsync(Hub);

        var made = await Task.WhenAll(Enumerable.Range(0, 16).Select(number =>
            Completion.SpendAsync(interaction, $"code-{number}", Flow.Code(customer, Flow.NewGrant()), Flow.Noon, default)));

        Assert.Single(made, one => one);
        Assert.Equal(1L, await Hub.ScalarAsync("select count(*) from authorization_code"));
    }

    [Fact]
    public async Task What_is_over_is_purged()
    {
        await Flow.OpenAsync(Hub);

        await Interactions.PurgeAsync(Flow.Noon.AddMinutes(15), default);
        await Requests.PurgeAsync(Flow.Noon.AddMinutes(15), default);

        Assert.Equal(0L, await Hub.ScalarAsync("select (select count(*) from interaction) + (select count(*) from pushed_request)"));
    }
}
