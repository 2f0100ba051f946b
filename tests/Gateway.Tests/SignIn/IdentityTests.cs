using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;

namespace MyDataHub.Gateway.Tests.SignIn;

public class IdentityTests
{
    [Fact]
    public async Task A_person_whose_identity_is_verified_is_enrolled_and_signed_in()
    {
        await using var world = await World.StartAsync();

        var answer = await world.ComeBackAsync("/link");

        Assert.Equal("/link", answer);
        Assert.Equal(new DateOnly(1988, 5, 17), world.Hub.Parts.Enrolment.Entered!.Birth);
        var session = await (await world.Browser.GetAsync("/api/session")).JsonAsync();
        Assert.Equal(("이서준", true), ((string?)session["name"], (bool)session["identityVerification"]!));
    }

    [Fact]
    public async Task The_issuer_is_asked_with_pkce_state_and_nonce_and_the_clients_own_secret()
    {
        await using var world = await World.StartAsync();

        var authorize = QueryHelpers.ParseQuery((await world.BeginAsync("/")).Query);
        await world.ComeBackAsync("/");

        Assert.Equal(("code", "S256", Issuer.ClientId), (authorize["response_type"].ToString(), authorize["code_challenge_method"].ToString(), authorize["client_id"].ToString()));
        Assert.Equal("http://localhost:8080/api/session/identity/callback", authorize["redirect_uri"]);
        Assert.Equal(43, authorize["state"].ToString().Length);
        Assert.Equal(43, authorize["nonce"].ToString().Length);
        Assert.Equal("hub-secret", world.Issuer.TokenRequest["client_secret"]);
    }

    [Fact]
    public async Task Nobody_is_sent_to_an_issuer_that_is_not_configured()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = hub.Open();

        await (await browser.GetAsync("/api/session/identity")).ProblemAsync(404, "not-found");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\tevil")]
    [InlineData("javascript:alert(1)")]
    [InlineData("link")]
    [InlineData("/api/session/identity")]
    public async Task A_return_address_outside_the_pages_is_refused(string returnTo)
    {
        await using var world = await World.StartAsync();

        var answer = await world.Browser.GetAsync($"/api/session/identity?returnTo={Uri.EscapeDataString(returnTo)}");

        await answer.ProblemAsync(400, "invalid-request", "returnTo");
    }

    public static TheoryData<string> Lies => ["iss", "aud", "exp", "nonce", "azp", "future", "no-exp", "no-ci"];

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task An_id_token_with_a_wrong_claim_signs_nobody_in(string lie)
    {
        await using var world = await World.StartAsync();
        var claims = world.Issuer.Claims;
        var now = world.Hub.Clock.GetUtcNow();
        (claims[lie.Replace("no-", "", StringComparison.Ordinal).Replace("future", "nbf", StringComparison.Ordinal)]) = lie switch
        {
            "exp" => now.AddMinutes(-5).ToUnixTimeSeconds(),
            "future" => now.AddMinutes(5).ToUnixTimeSeconds(),
            _ => "somebody-else",
        };
        if (lie.StartsWith("no-", StringComparison.Ordinal))
        {
            claims.Remove(lie[3..]);
        }

        await world.AssertRefusedAsync("failed");
    }

    [Fact]
    public async Task An_id_token_without_a_signature_signs_nobody_in()
    {
        await using var world = await World.StartAsync();
        world.Issuer.Tamper = token => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{token.Split('.')[1]}.";

        await world.AssertRefusedAsync("failed");
    }

    [Fact]
    public async Task An_id_token_signed_by_another_key_signs_nobody_in()
    {
        await using var world = await World.StartAsync();
        using var stranger = RSA.Create(2048);
        world.Issuer.SigningKey = new RsaSecurityKey(stranger) { KeyId = "k1" };

        await world.AssertRefusedAsync("failed");
    }

    [Fact]
    public async Task An_id_token_signed_with_the_public_key_as_a_password_signs_nobody_in()
    {
        await using var world = await World.StartAsync();
        world.Issuer.SigningKey = new SymmetricSecurityKey(world.Issuer.Key.ExportSubjectPublicKeyInfo()) { KeyId = "k1" };
        world.Issuer.Algorithm = SecurityAlgorithms.HmacSha256;

        await world.AssertRefusedAsync("failed");
    }

    [Fact]
    public async Task An_id_token_with_a_changed_byte_signs_nobody_in()
    {
        await using var world = await World.StartAsync();
        world.Issuer.Tamper = token =>
        {
            var parts = token.Split('.');
            var payload = Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(parts[1])).Replace("person-1", "person-2", StringComparison.Ordinal);
            return $"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}";
        };

        await world.AssertRefusedAsync("failed");
    }

    [Fact]
    public async Task An_issuer_that_calls_itself_otherwise_is_not_believed()
    {
        await using var world = await World.StartAsync();
        world.Issuer.PublishedIssuer = "https://other.example";

        var answer = await world.Browser.GetAsync("/api/session/identity");

        Assert.Equal("/?signIn=unavailable", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_answer_begun_in_another_browser_signs_nobody_in()
    {
        await using var world = await World.StartAsync();
        var callback = world.Issuer.Agree(await world.BeginAsync("/"));
        using var victim = world.Hub.Open();

        var answer = await victim.GetAsync(callback);

        Assert.Equal("/?signIn=expired", answer.Headers.Location!.OriginalString);
        Assert.Null(victim.Cookie("hub-session"));
    }

    [Fact]
    public async Task An_answer_is_good_once()
    {
        await using var world = await World.StartAsync();
        var callback = world.Issuer.Agree(await world.BeginAsync("/"));
        await world.Browser.GetAsync(callback);

        Assert.Equal("/?signIn=expired", (await world.Browser.GetAsync(callback)).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_signs_nobody_in()
    {
        await using var world = await World.StartAsync();
        var callback = world.Issuer.Agree(await world.BeginAsync("/"));
        world.Hub.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal("/?signIn=expired", (await world.Browser.GetAsync(callback)).Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("&iss=https%3A%2F%2Fother.example", "failed")]
    [InlineData("&error=access_denied", "refused")]
    public async Task A_wrong_answer_ends_on_the_sign_in_page(string addition, string why)
    {
        await using var world = await World.StartAsync();
        var callback = world.Issuer.Agree(await world.BeginAsync("/")).Split("&iss=")[0] + addition;

        Assert.Equal($"/?signIn={why}", (await world.Browser.GetAsync(callback)).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_forged_code_signs_nobody_in()
    {
        await using var world = await World.StartAsync();
        var callback = world.Issuer.Agree(await world.BeginAsync("/")).Replace("code-1", "code-2", StringComparison.Ordinal);

        Assert.Equal("/?signIn=failed", (await world.Browser.GetAsync(callback)).Headers.Location!.OriginalString);
    }

    private sealed class World : IAsyncDisposable
    {
        internal required TestHub Hub { get; init; }

        internal required Issuer Issuer { get; init; }

        internal required Browser Browser { get; init; }

        internal static async Task<World> StartAsync()
        {
            var issuer = await Issuer.StartAsync(new Fakes.ManualClock().GetUtcNow());
            var hub = await TestHub.StartAsync(
                $"--Identity:Issuer={issuer.Name}", $"--Identity:ClientId={Issuer.ClientId}", "--Identity:ClientSecret=hub-secret");
            return new World { Hub = hub, Issuer = issuer, Browser = hub.Open() };
        }

        internal async Task<Uri> BeginAsync(string returnTo)
        {
            var answer = await Browser.GetAsync($"/api/session/identity?returnTo={Uri.EscapeDataString(returnTo)}");
            Assert.Equal(302, (int)answer.StatusCode);
            return answer.Headers.Location!;
        }

        internal async Task<string> ComeBackAsync(string returnTo) =>
            (await Browser.GetAsync(Issuer.Agree(await BeginAsync(returnTo)))).Headers.Location!.OriginalString;

        internal async Task AssertRefusedAsync(string why)
        {
            Assert.Equal($"/?signIn={why}", await ComeBackAsync("/"));
            Assert.Null(Browser.Cookie("hub-session"));
            Assert.Null(Hub.Parts.Enrolment.Entered);
        }

        public async ValueTask DisposeAsync()
        {
            Browser.Dispose();
            await Hub.DisposeAsync();
            await Issuer.DisposeAsync();
        }
    }
}
