using System.Text.Json.Nodes;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.Tests.CustomerApi;

public class LinkTests
{
    private static JsonObject Valid() => JsonNode.Parse(
        """
        {"method":"integrated","authority":"Z1SIGN0000",
         "targets":[{"institution":"A1GAON0000","scopes":[{"scope":"bank.deposit","assets":[{"number":"110-1","seqno":"1"}]}]},{"institution":"C1HNBT0000"}],
         "terms":{"isScheduled":true,"cycleWeeks":1,"endsOn":"2027-03-01","withMemo":true}}
        """)!.AsObject();

    [Fact]
    public async Task Linking_answers_where_to_sign_and_each_step()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var answer = await browser.PostAsync("/api/links", Valid());

        Assert.Equal(202, (int)answer.StatusCode);
        Assert.Equal(
            """{"linkId":"link-1","steps":[{"institution":"A1GAON0000","institutionName":"가온은행","state":"waiting-for-signature"}],"signPage":"https://ca.example/sign/1"}""",
            await answer.Content.ReadAsStringAsync());
        var command = hub.Customer.Last<BeginLink>();
        Assert.Equal("Z1SIGN0000", command.Authority);
        Assert.Equal(new Uri("http://localhost:8080/api/link/signed"), command.ReturnUrl);
        Assert.Equal(new LinkTerms(true, 1, new DateOnly(2027, 3, 1), WithMemo: true, WithMerchant: false, WithCategory: false), command.Terms);
        Assert.Equal("110-1", command.Targets[0].Scopes[0].Assets[0].Number);
        Assert.Empty(command.Targets[1].Scopes);
    }

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "method", "\"magic\"", "method" },
        { "method", "null", "method" },
        { "authority", "\"../x\"", "authority" },
        { "targets", "[]", "targets" },
        { "targets", "[null]", "targets[0]" },
        { "targets", """[{"institution":"A B"}]""", "targets[0].institution" },
        { "targets", """[{"institution":"A1"},{"institution":"A1"}]""", "targets[1].institution" },
        { "targets", """[{"institution":"A1","bank":"x"}]""", "targets[0].bank" },
        { "targets", """[{"institution":"A1","scopes":[{"scope":""}]}]""", "targets[0].scopes[0].scope" },
        { "targets", """[{"institution":"A1","scopes":[{"scope":"s","assets":[{"number":null}]}]}]""", "targets[0].scopes[0].assets[0].number" },
        { "terms", "null", "terms" },
        { "terms", """{"cycleWeeks":1,"endsOn":"2027-03-01"}""", "terms.isScheduled" },
        { "terms", """{"isScheduled":true,"endsOn":"2027-03-01"}""", "terms.cycleWeeks" },
        { "terms", """{"isScheduled":true,"cycleWeeks":5,"endsOn":"2027-03-01"}""", "terms.cycleWeeks" },
        { "terms", """{"isScheduled":false}""", "terms.endsOn" },
        { "terms", """{"isScheduled":false,"endsOn":"next year"}""", "terms.endsOn" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_member_is_named_and_nothing_is_begun(string member, string value, string field)
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        var body = Valid();
        body[member] = JsonNode.Parse(value);

        var answer = await browser.PostTextAsync("/api/links", body.ToJsonString());

        await answer.ProblemAsync(400, "invalid-request", field);
        Assert.Empty(hub.Customer.Asked.OfType<BeginLink>());
    }

    [Fact]
    public async Task A_refusal_of_the_grain_keeps_its_key_and_field()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        hub.Customer.Link = new LinkAnswer("", []) { Refusal = new Refusal("end-date-too-late", "At most five years ahead.", "terms.endsOn") };

        var answer = await browser.PostAsync("/api/links", Valid());

        await answer.ProblemAsync(422, "end-date-too-late", "terms.endsOn");
    }

    [Fact]
    public async Task Asking_about_a_link_that_waits_for_its_signature_looks_for_the_signature()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var answer = await browser.GetAsync("/api/links/link-1");

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), answer.Headers.RetryAfter!.Delta);
        Assert.Contains("signing link-1", hub.Customer.Asked);
    }

    [Fact]
    public async Task A_link_nobody_began_is_not_found()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        hub.Customer.Link = new LinkAnswer("", []) { Refusal = new Refusal("unknown-link", "There is no such link.") };

        await (await browser.GetAsync("/api/links/other")).ProblemAsync(404, "unknown-link");
    }

    [Fact]
    public async Task Coming_back_from_an_institution_goes_on_to_the_link()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var answer = await browser.GetAsync("/api/link/callback?code=c1&state=s1&api_tran_id=D1AAAU0000M1");

        Assert.Equal(302, (int)answer.StatusCode);
        Assert.Equal("/link/link-1", answer.Headers.Location!.OriginalString);
        Assert.Equal(new InstitutionReturn("s1", "c1", null), hub.Customer.Last<InstitutionReturn>());
    }

    [Fact]
    public async Task A_refusal_at_the_institution_reaches_the_grain_too()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        await browser.GetAsync("/api/link/callback?error=access_denied&state=s1");

        Assert.Equal(new InstitutionReturn("s1", null, "access_denied"), hub.Customer.Last<InstitutionReturn>());
    }

    [Theory]
    [InlineData("code=c1")]
    [InlineData("state=s1")]
    [InlineData("state=s1&code=c1&error=access_denied")]
    [InlineData("code=c1&state=12345678901234567890123456789012345678901")]
    public async Task A_malformed_return_asks_no_grain(string query)
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var answer = await browser.GetAsync($"/api/link/callback?{query}");

        Assert.Equal("/link?problem=malformed-return", answer.Headers.Location!.OriginalString);
        Assert.Empty(hub.Customer.Asked.OfType<InstitutionReturn>());
    }

    [Theory]
    [InlineData("/api/link/callback?code=c1&state=s1")]
    [InlineData("/api/link/signed?link=link-1")]
    public async Task Coming_back_without_a_session_leads_to_signing_in_again(string path)
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = hub.Open();

        var answer = await browser.GetAsync(path);

        Assert.Equal("/?signIn=again", answer.Headers.Location!.OriginalString);
        Assert.Empty(hub.Customer.Asked);
    }

    [Theory]
    [InlineData("/api/link/signed?link=link-1", "/link/link-1")]
    [InlineData("/api/link/signed?link=//evil.example", "/link")]
    [InlineData("/api/link/signed", "/link")]
    public async Task Coming_back_from_signing_goes_on_to_the_hubs_own_pages_only(string path, string page)
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        Assert.Equal(page, (await browser.GetAsync(path)).Headers.Location!.OriginalString);
    }
}
