using System.Net;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Journeys.Tests.SigningIn;

/// <summary>본인확인 by the OpenID Connect issuer of the settings.</summary>
public sealed class IdentityTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Identity_verification_and_the_password_lead_to_the_same_customer()
    {
        var person = hub.People[0];
        using var byPassword = await hub.SignInAsync(person);
        await byPassword.LinkAsync(hub, person, "T1HNRO0000");

        using var byIdentity = hub.NewClient();
        var issuer = await byIdentity.RedirectAsync(new Uri(hub.Address, "/api/session/identity?returnTo=/consents"));
        var home = await byIdentity.RedirectAsync(await hub.Sandbox.IdentifyAsync(issuer, person.Ci));

        Assert.Equal("/consents", home.OriginalString);
        Assert.Equal(person.Name, (string?)(await byIdentity.GetAsync("/api/session"))["name"]);
        Assert.Single((await byIdentity.GetAsync("/api/consents"))["consents"]!.AsArray());
    }

    [Fact]
    public async Task Nobody_else_can_use_a_sign_in_that_another_browser_began()
    {
        using var began = hub.NewClient();
        using var thief = hub.NewClient();
        var issuer = await began.RedirectAsync(new Uri(hub.Address, "/api/session/identity?returnTo=/"));
        var callback = await hub.Sandbox.IdentifyAsync(issuer, hub.People[1].Ci);

        await thief.RedirectAsync(callback);

        Assert.Equal(HttpStatusCode.Unauthorized, await thief.StatusAsync("/api/view"));
    }
}
