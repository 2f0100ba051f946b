using System.Net;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Tests.Running;

namespace MyDataHub.Providers.Tests.KrMyData;

/// <summary>개별인증-001 to 004 and 통합인증-002 against answers a test writes.</summary>
public sealed class TokenTests
{
    private const string Both = """{"token_type":"bearer","access_token":"a","expires_in":"60","refresh_token":"r","refresh_token_expires_in":"600","scope":"bank.list bank.deposit"}""";

    [Fact]
    public async Task A_code_is_exchanged_once_whatever_happens()
    {
        var bank = new Scripted { Answer = (_, _) => Task.FromResult(Scripted.Json("""{"error":"server_error"}""", HttpStatusCode.InternalServerError)) };

        var outcome = await bank.Institution().ExchangeAsync(new Secret("code"), CancellationToken.None);

        Assert.Equal("server_error", Assert.IsType<TokenOutcome.Unavailable>(outcome).Reason);
        Assert.Equal(
            "POST /base/v2/oauth/2.0/token org_code=A1TEST0000&grant_type=authorization_code&code=code&client_id=client&client_secret=secret&redirect_uri=https%3A%2F%2Fhub.example%2Fcallback",
            bank.Calls.Single());
    }

    [Fact]
    public async Task Tokens_carry_their_ends_and_scopes()
    {
        var now = TimeProvider.System.GetUtcNow();

        var tokens = Assert.IsType<TokenOutcome.Issued>(await new Scripted().Says(Both).Institution().ExchangeAsync(new Secret("c"), CancellationToken.None)).Tokens;

        Assert.Equal(("a", "r", false), (tokens.Access.Value, tokens.Refresh.Value, tokens.KeepsRefresh));
        Assert.Equal(["bank.list", "bank.deposit"], tokens.Scopes.AsEnumerable());
        Assert.InRange(tokens.RefreshExpiresAt - now, TimeSpan.FromSeconds(600), TimeSpan.FromSeconds(660));
        Assert.DoesNotContain("a=", tokens.ToString(), StringComparison.Ordinal);
        Assert.Equal("***", tokens.Access.ToString());
    }

    [Fact]
    public async Task A_refresh_without_a_new_refresh_token_keeps_the_one_that_was_sent()
    {
        var bank = new Scripted().Says("""{"token_type":"Bearer","access_token":"a2","expires_in":60}""");

        var tokens = Assert.IsType<TokenOutcome.Issued>(await bank.Institution().RefreshAsync(new("old"), reissue: false, CancellationToken.None)).Tokens;

        Assert.Equal(("old", true), (tokens.Refresh.Value, tokens.KeepsRefresh));
        Assert.EndsWith("is_refresh_token_reissue=false", bank.Calls.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"token_type":"mac","access_token":"a","expires_in":"60","refresh_token":"r","refresh_token_expires_in":"60"}""", "malformed:token_type")]
    [InlineData("""{"token_type":"Bearer","expires_in":"60","refresh_token":"r","refresh_token_expires_in":"60"}""", "malformed:access_token")]
    [InlineData("""{"token_type":"Bearer","access_token":"a","expires_in":"soon","refresh_token":"r","refresh_token_expires_in":"60"}""", "malformed:expires_in")]
    [InlineData("""{"token_type":"Bearer","access_token":"a","expires_in":"0","refresh_token":"r","refresh_token_expires_in":"60"}""", "malformed:expires_in")]
    [InlineData("""{"token_type":"Bearer","access_token":"a","expires_in":"60"}""", "malformed:refresh_token")]
    [InlineData("""{"token_type":"Bearer","access_token":""", "malformed:$")]
    public async Task An_unreadable_token_is_no_token(string body, string reason)
    {
        var outcome = await new Scripted().Says(body).Institution().ExchangeAsync(new Secret("c"), CancellationToken.None);

        Assert.Equal(reason, Assert.IsType<TokenOutcome.Unavailable>(outcome).Reason);
    }

    [Theory]
    [InlineData("invalid_grant")]
    [InlineData("invalid_client")]
    [InlineData("unauthorized_client")]
    [InlineData("unauthorized_user")]
    [InlineData("invalid_scope")]
    public async Task A_refusal_is_final(string error)
    {
        var bank = new Scripted { Answer = (_, _) => Task.FromResult(Scripted.Json($$"""{"error":"{{error}}"}""", HttpStatusCode.BadRequest)) };

        Assert.Equal(new TokenOutcome.Refused(error), await bank.Institution().RefreshAsync(new("r"), true, CancellationToken.None));
    }

    [Fact]
    public async Task A_revocation_says_whether_the_token_was_dead_already_and_is_asked_again_when_lost()
    {
        var bank = new Scripted();
        bank.Answer = (_, call) => Task.FromResult(call == 0 ? Scripted.Json("", HttpStatusCode.BadGateway) : Scripted.Json("""{"rsp_code":"99999"}"""));

        Assert.Equal(new RevokeOutcome.Revoked(true), await bank.Institution().RevokeAsync(new("a"), RevokeType.AbsentForAYear, CancellationToken.None));
        Assert.Equal(2, bank.Calls.Count);
        Assert.EndsWith("revoke_type=02", bank.Calls[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorize_gives_the_login_page_or_the_app_or_the_reason()
    {
        Assert.Equal(new AuthorizeOutcome.Redirect(new("https://bank.example/login?x=1")), await AuthorizeAsync(Redirect("https://bank.example/login?x=1")));
        Assert.Equal(new AuthorizeOutcome.Refused("unauthorized_user"), await AuthorizeAsync(Redirect("https://hub.example/callback?error=unauthorized_user&state=s")));
        Assert.Equal(new AuthorizeOutcome.Unavailable("malformed:location"), await AuthorizeAsync(Redirect("http://bank.example/login")));
        Assert.Equal(new AuthorizeOutcome.Refused("invalid_client_id"), await AuthorizeAsync(Scripted.Json("""{"error":"invalid_client_id"}""", HttpStatusCode.BadRequest)));
        Assert.IsType<AuthorizeOutcome.App>(await AuthorizeAsync(Scripted.Json("""{"app_scheme_iOS":"mydataProviderApp01"}""")));
    }

    [Theory]
    [InlineData("12345678901234567890123456789012345678901")]
    [InlineData("not-alphanumeric")]
    public async Task A_state_the_standard_does_not_allow_is_our_bug(string state) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => new Scripted().Institution().AuthorizeAsync("ci", state, CancellationToken.None));

    private static Task<AuthorizeOutcome> AuthorizeAsync(HttpResponseMessage answer) =>
        new Scripted { Answer = (_, _) => Task.FromResult(answer) }.Institution().AuthorizeAsync("ci", "state", CancellationToken.None);

    private static HttpResponseMessage Redirect(string location) =>
        new(HttpStatusCode.Found) { Headers = { Location = new(location) }, Content = new ByteArrayContent([]) };
}
