using System.Net;
using System.Text.RegularExpressions;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Journeys.Tests.ThirdParties;

/// <summary>A person at the hub's pages: signs in and allows everything that is offered.</summary>
internal static partial class ConsentPages
{
    /// <summary>The code that the third party's address receives.</summary>
    internal static async Task<string> AllowAsync(HttpClient browser, string authorize, DemoCustomer person)
    {
        var interaction = LocationOf(await browser.GetAsync(authorize));
        var signIn = await browser.GetStringAsync(interaction);
        LocationOf(await PostAsync(browser, $"{interaction}/sign-in", ("token", TokenOf(signIn)), ("loginId", person.LoginId), ("password", person.Password)));

        var page = await browser.GetStringAsync(interaction);
        var ticks = Choice().Matches(page).Select(choice => (WebUtility.HtmlDecode(choice.Groups[1].Value), "on"));
        var days = Day().Matches(page).Select(day => (day.Groups[1].Value, day.Groups[2].Value));
        var allowed = LocationOf(await PostAsync(browser, $"{interaction}/decision", [("token", TokenOf(page)), .. ticks, .. days, ("act", "allow")]));
        return CodeOf().Match(allowed) is { Success: true } code
            ? Uri.UnescapeDataString(code.Groups[1].Value)
            : throw new InvalidOperationException($"Not a code: {allowed}");
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient browser, string path, params IEnumerable<(string Name, string Value)> fields) =>
        browser.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    private static string LocationOf(HttpResponseMessage answer) => answer.Headers.Location?.ToString()
        ?? throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri}: {answer.StatusCode}, not a redirect.");

    private static string TokenOf(string page) => Token().Match(page).Groups[1].Value;

    [GeneratedRegex("""name="token" value="([^"]+)""")]
    private static partial Regex Token();

    [GeneratedRegex("""type="checkbox"[^>]*name="([^"]+)""")]
    private static partial Regex Choice();

    [GeneratedRegex("""type="date"[^>]*name="([^"]+)"[^>]*value="([^"]*)""")]
    private static partial Regex Day();

    [GeneratedRegex("[?&]code=([^&]+)")]
    private static partial Regex CodeOf();
}
