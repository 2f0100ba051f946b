using System.Net;
using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests.Institutions.OAuth;

/// <summary>Refreshing, revoking and surviving (개별인증-003, 004).</summary>
public sealed class TokenLifeTests : SandboxTest
{
    [Fact]
    public async Task A_refresh_gives_a_new_access_token_and_keeps_the_refresh_token()
    {
        var first = await LinkAsync();
        var second = await RefreshAsync(first["refresh_token"]!);

        Assert.Null(second["refresh_token"]);
        Assert.Null(second["scope"]);
        Assert.Equal("00000", (await AccountsAsync(second["access_token"]!)).Code);
        Assert.Equal("40101", (await AccountsAsync(first["access_token"]!)).Code);
        Assert.NotNull((await RefreshAsync(first["refresh_token"]!))["access_token"]);
    }

    [Fact]
    public async Task A_reissue_replaces_the_refresh_token_too()
    {
        var first = await LinkAsync();
        var second = await RefreshAsync(first["refresh_token"]!, reissue: true);
        Sandbox.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("invalid_grant", (await RefreshAsync(first["refresh_token"]!)).Error);
        Assert.NotNull((await RefreshAsync(second["refresh_token"]!))["access_token"]);
    }

    [Fact]
    public async Task A_reissue_whose_answer_was_lost_can_be_asked_for_again_for_a_minute()
    {
        var first = await LinkAsync();
        var lost = await RefreshAsync(first["refresh_token"]!, reissue: true);
        Sandbox.Clock.Advance(TimeSpan.FromSeconds(59));
        var again = await RefreshAsync(first["refresh_token"]!);

        Assert.NotNull(again["refresh_token"]);
        Assert.Equal("40101", (await AccountsAsync(lost["access_token"]!)).Code);
        Assert.Equal("00000", (await AccountsAsync(again["access_token"]!)).Code);
    }

    [Fact]
    public async Task A_refresh_token_runs_out_after_a_year()
    {
        var first = await LinkAsync();
        Sandbox.Clock.Advance(TimeSpan.FromDays(365));

        Assert.Equal("invalid_grant", (await RefreshAsync(first["refresh_token"]!)).Error);
    }

    [Theory]
    [InlineData(null, "invalid_request")]
    [InlineData("never issued", "invalid_grant")]
    public async Task A_refresh_token_that_is_missing_or_unknown_is_refused(string? token, string error)
    {
        var form = Operator.ClientForm(TestSandbox.Bank, "refresh_token");
        if (token is not null)
        {
            form["refresh_token"] = token;
        }

        Assert.Equal(error, (await Operator.PostFormAsync(TestSandbox.Bank, "oauth/2.0/token", form)).Error);
    }

    [Fact]
    public async Task Revoking_ends_both_tokens_and_a_second_time_is_told_apart()
    {
        var tokens = await LinkAsync();

        Assert.Equal("00000", (await RevokeAsync(tokens["access_token"]!)).Code);

        var again = await RevokeAsync(tokens["access_token"]!);

        Assert.Equal((HttpStatusCode.OK, "99999"), (again.Status, again.Code));
        Assert.Equal("40101", (await AccountsAsync(tokens["access_token"]!)).Code);
        Assert.Equal("invalid_grant", (await RefreshAsync(tokens["refresh_token"]!)).Error);
    }

    [Fact]
    public async Task An_access_token_that_ran_out_still_revokes_its_consent()
    {
        var tokens = await LinkAsync();
        Sandbox.Clock.Advance(TimeSpan.FromDays(91));

        Assert.Equal("00000", (await RevokeAsync(tokens["access_token"]!)).Code);
        Assert.Equal("invalid_grant", (await RefreshAsync(tokens["refresh_token"]!)).Error);
    }

    [Fact]
    public async Task Forms_without_transaction_id_or_from_a_stranger_are_refused()
    {
        var withoutId = new HttpRequestMessage(HttpMethod.Post, Sandbox.At(TestSandbox.Bank, "oauth/2.0/token"))
        {
            Content = new FormUrlEncodedContent(Operator.ClientForm(TestSandbox.Bank, "refresh_token")),
        };
        using var client = TestSandbox.Client("stranger");
        var stranger = new Operator(Sandbox) { Http = client };

        Assert.Equal("invalid_request", (await Operator.SendAsync(withoutId)).Error);
        Assert.Equal(
            "unauthorized_client",
            (await stranger.PostFormAsync(TestSandbox.Bank, "oauth/2.0/token", Operator.ClientForm(TestSandbox.Bank, "refresh_token"))).Error);
        Assert.Equal(
            "method_not_allowed", (await Operator.SendAsync(Operator.Request(HttpMethod.Get, TestSandbox.Bank, "oauth/2.0/token"))).Error);
    }

    private Task<Reply> LinkAsync() => Operator.LinkAsync(TestSandbox.Bank, SmallHouseholds.Haneul, "bank.list", "bank.deposit");

    private Task<Reply> RefreshAsync(string token, bool reissue = false) =>
        Operator.PostFormAsync(TestSandbox.Bank, "v2/oauth/2.0/token", new Dictionary<string, string>(Operator.ClientForm(TestSandbox.Bank, "refresh_token"))
        {
            ["refresh_token"] = token,
            ["is_refresh_token_reissue"] = reissue ? "true" : "false",
        });

    private Task<Reply> RevokeAsync(string token)
    {
        var form = Operator.ClientForm(TestSandbox.Bank, "");
        form.Remove("grant_type");
        form["token"] = token;
        form["revoke_type"] = "01";
        return Operator.PostFormAsync(TestSandbox.Bank, "oauth/2.0/revoke", form);
    }
}
