using System.Net.Http.Json;
using System.Text.Json;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Grains.Tests.Failing;

/// <summary>Every way in which the renewal of a token can go wrong, up to what the customer sees of it (개별인증-003).</summary>
[Collection(LinkedPeopleTests.Collection)]
public sealed class TokenRenewalFaultTests(LinkedPeople people) : IAsyncLifetime
{
    private const string Renewal = "/oauth/2.0/token";
    private const string Register = "REGISTER00";

    private HashSet<string> WithToken => [.. people.People[0].Institutions.Select(one => one.OrgCode).Where(org => org != Register)];

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => people.MendAsync();

    [Theory]
    [InlineData("hang", "timed-out")]
    [InlineData("hang:body", "body-timed-out")]
    [InlineData("close_connection", "connection-lost")]
    [InlineData("lost_token_reply", "connection-lost")]
    [InlineData("rsp_code:50001", "50001")]
    [InlineData("oauth_error:server_error", "server_error")]
    [InlineData("oauth_error:temporarily_unavailable", "temporarily_unavailable")]
    [InlineData("oauth_error:invalid_client", "invalid_client")]
    [InlineData("malformed_json", "malformed:$")]
    [InlineData("truncated_json", "malformed:$")]
    [InlineData("wrong_types:access_token", "malformed:access_token")]
    [InlineData("redirect", "http-302")]
    public async Task A_token_that_ran_out_and_cannot_be_renewed_is_said_and_heals(string kind, string reason)
    {
        await AgeTokensAsync(TimeSpan.FromMinutes(-1));
        await BreakAsync(kind);
        var during = await CollectAsync();
        var said = await ViewAsync();
        var renewals = await RenewalsAsync();
        await people.MendAsync();
        people.Hub.Clock.Advance(TimeSpan.FromMinutes(1));
        var healed = await CollectAsync();

        Assert.All(Done(during).Where(one => WithToken.Contains(one.Institution!)), one => Assert.Equal(("unavailable", reason), (one.Outcome, one.Reason)));
        said.AssertSays(during, WithToken, people.Clean[0]);
        Assert.All(renewals, one => Assert.Equal(1, one));
        (await ViewAsync()).AssertSays(healed, new HashSet<string>(), people.Clean[0]);
        Assert.All(await TokensAsync(), one => Assert.Equal(1, one));
    }

    [Theory]
    [InlineData("hang")]
    [InlineData("oauth_error:server_error")]
    [InlineData("oauth_error:invalid_grant")]
    public async Task A_token_that_still_lives_is_used_on_when_it_cannot_be_renewed(string kind)
    {
        await AgeTokensAsync(TimeSpan.FromDays(1));
        await BreakAsync(kind);
        var during = await CollectAsync();
        var renewals = await RenewalsAsync();

        (await ViewAsync()).AssertSays(during, new HashSet<string>(), people.Clean[0]);
        Assert.All(renewals, one => Assert.Equal(1, one));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_consent_that_the_institution_has_ended_is_said_its_figures_stay_and_a_new_one_brings_them_back(bool isAsked)
    {
        var (id, ci, institutions) = people.People[0];
        var ended = institutions.First(one => one.OrgCode != Register);
        await AgeTokensAsync(isAsked ? TimeSpan.FromMinutes(-1) : TimeSpan.FromDays(80));
        (await people.Hub.Control.PostAsJsonAsync($"control/consents/{ended.OrgCode}/end", new { ci })).EnsureSuccessStatusCode();
        await CollectAsync();
        var said = await ViewAsync();
        await people.Hub.LinkAsync(id, ended.OrgCode);
        var again = await ViewAsync();

        Assert.Equal("consent-ended", said.Source(ended.OrgCode).State);
        Assert.All(institutions.Where(one => one != ended), one => Assert.Equal("live", said.Source(one.OrgCode).State));
        Assert.Equal([], ShownView.Differences(people.Clean[0], said));
        Assert.All(said.Figures().Where(one => one.Source == ended.OrgCode && one.State != "missing"), one => Assert.NotEqual("live", one.State));
        Assert.Equal("live", again.Source(ended.OrgCode).State);
        Assert.Equal([], ShownView.Differences(people.Clean[0], again));
    }

    /// <summary>As if the tokens had been given ninety days ago, and end so long from now.</summary>
    private Task<bool> AgeTokensAsync(TimeSpan left) => people.Hub.TurnAsync(people.People[0].Id, (file, edit) =>
    {
        var now = people.Hub.Clock.GetUtcNow();
        foreach (var connection in file.Connections.Values.Where(one => one.Tokens is not null))
        {
            edit.Put(connection with { Tokens = connection.Tokens! with { AccessExpiresAt = now + left }, TokensSince = now.AddDays(-90) });
        }

        return Task.FromResult(true);
    });

    private async Task BreakAsync(string kind)
    {
        foreach (var institution in WithToken)
        {
            await people.Hub.BreakAsync(institution, (kind, Renewal));
        }

        (await people.Hub.Control.DeleteAsync("control/calls")).EnsureSuccessStatusCode();
    }

    private Task<List<ProgressEvent>> CollectAsync() => people.Hub.CollectAsync(people.People[0].Id, people.People[0].Institutions);

    private Task<JsonElement> ViewAsync() => people.Hub.ViewAsync(people.People[0].Id);

    private static IEnumerable<ProgressEvent> Done(List<ProgressEvent> events) => events.Where(one => one.Kind == "institution-done");

    /// <summary>How often each institution was asked for a new token, once each has noticed that a call was given up.</summary>
    private Task<List<int>> RenewalsAsync() => GrainTest.UntilAsync(CountAsync, counts => counts.TrueForAll(count => count > 0));

    private async Task<List<int>> CountAsync()
    {
        var calls = await people.Hub.Control.GetFromJsonAsync<JsonElement>("control/calls");
        var renewals = calls.EnumerateArray().Where(call => call.GetProperty("resource").GetString()!.EndsWith(Renewal, StringComparison.Ordinal)).ToList();
        return [.. WithToken.Select(org => renewals.Where(call => call.GetProperty("org").GetString() == org).Sum(call => call.GetProperty("count").GetInt32()))];
    }

    /// <summary>How many tokens of this person live at each institution.</summary>
    private async Task<List<int>> TokensAsync()
    {
        var living = new List<int>();
        foreach (var institution in WithToken)
        {
            var tokens = await people.Hub.Control.GetFromJsonAsync<JsonElement>($"control/tokens/{institution}");
            living.Add(tokens.EnumerateArray().Where(one => one.GetProperty("ci").GetString() == people.People[0].Ci).Sum(one => one.GetProperty("tokens").GetInt32()));
        }

        return living;
    }
}
