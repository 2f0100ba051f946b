using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Journeys.Tests.ThirdParties;

/// <summary>A customer's browser without scripts: it reads forms, fills them in and sends them, and follows where it is sent.</summary>
internal sealed partial class ConsentBrowser : IDisposable
{
    private const int MostRedirects = 10;
    private readonly HttpClient _http;

    internal ConsentBrowser(RunningHub hub)
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.ImportFromPemFile(Path.Combine(hub.DataPath, "certs", "ca.pem"));
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        handler.SslOptions.CertificateChainPolicy = trust;
        _http = new HttpClient(handler);
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
    }

    /// <summary>Opens the address, signs in, and agrees to everything that is asked for. Answers what the third party's own page said.</summary>
    internal async Task<string> AllowAllAsync(Uri address, DemoCustomer person)
    {
        var signIn = await FollowAsync(await _http.GetAsync(address));
        var consent = await SubmitAsync(signIn, form => form["loginId"] = person.LoginId, form => form["password"] = person.Password);
        var done = await SubmitAsync(consent, form =>
        {
            foreach (var name in form.Keys.Where(name => name.StartsWith("item.", StringComparison.Ordinal) || name.StartsWith("detail.", StringComparison.Ordinal)).ToList())
            {
                form[name] = "on";
            }

            form["act"] = "allow";
        });
        Assert.Equal(HttpStatusCode.OK, done.Status);
        return done.Html;
    }

    public void Dispose() => _http.Dispose();

    // Of a page with several forms the first is the one that the page is for.
    private async Task<Page> SubmitAsync(Page page, params Action<Dictionary<string, string>>[] fill)
    {
        var form = Form().Match(page.Html);
        Assert.True(form.Success, $"{page.Address} ({(int)page.Status}) has no form:\n{page.Html}");
        var body = form.Groups["body"].Value;
        var fields = Input().Matches(body).ToDictionary(input => Decoded(input, "name"), input => Value().Match(input.Value) is { Success: true } value ? WebUtility.HtmlDecode(value.Groups[1].Value) : "on");
        var ticks = Input().Matches(body).Where(input => input.Value.Contains("type=\"checkbox\"", StringComparison.Ordinal)).Select(input => Decoded(input, "name")).ToHashSet();
        var filled = new Dictionary<string, string>(fields);
        foreach (var tick in ticks)
        {
            filled[tick] = "";
        }

        foreach (var act in fill)
        {
            act(filled);
        }

        // A box that is not ticked is not sent.
        var sent = filled.Where(field => !ticks.Contains(field.Key) || field.Value.Length > 0);
        using var content = new FormUrlEncodedContent(sent);
        return await FollowAsync(await _http.PostAsync(new Uri(page.Address, WebUtility.HtmlDecode(form.Groups["action"].Value)), content));
    }

    private async Task<Page> FollowAsync(HttpResponseMessage answer)
    {
        for (var redirects = 0; redirects < MostRedirects && answer.Headers.Location is { } location; redirects++)
        {
            var next = new Uri(answer.RequestMessage!.RequestUri!, location);
            answer.Dispose();
            answer = await _http.GetAsync(next);
        }

        using (answer)
        {
            return new(answer.RequestMessage!.RequestUri!, answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    private static string Decoded(Match input, string group) => WebUtility.HtmlDecode(input.Groups[group].Value);

    [GeneratedRegex("""<form[^>]*action="(?<action>[^"]*)"[^>]*>(?<body>.*?)</form>""", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("""<input[^>]*name="(?<name>[^"]*)"[^>]*>""", RegexOptions.Singleline)]
    private static partial Regex Input();

    [GeneratedRegex("""\bvalue="([^"]*)""")]
    private static partial Regex Value();

    private sealed record Page(Uri Address, HttpStatusCode Status, string Html);
}
