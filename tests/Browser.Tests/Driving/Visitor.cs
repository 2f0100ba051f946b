using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace MyDataHub.Browser.Tests.Driving;

/// <summary>How a visitor's browser is set: language, width of the screen, light or dark.</summary>
public sealed record Setting(string Language, int Width, string Theme)
{
    internal static readonly Setting Usual = new("ko", 390, "light");

    public override string ToString() => $"{Language}-{Width}-{Theme}";
}

/// <summary>One visitor with a browser of their own. Remembers whatever our pages did that they must not do.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    // One browser for the whole run, a fresh context for each visitor; it ends with the test process.
    private static readonly Lazy<Task<IBrowser>> Chromium = new(LaunchAsync);

    private readonly Uri _hub;
    private readonly ConcurrentQueue<string> _faults = new();

    private Visitor(IPage page, Uri hub)
    {
        (Page, _hub) = (page, hub);
        page.Console += (_, message) => Judge(message);
        page.PageError += (_, error) => _faults.Enqueue($"script error: {error}");
        page.Request += (_, request) => Judge(request);
    }

    internal IPage Page { get; }

    /// <summary>Policy violations, script errors and requests to other sites, on the hub's own pages.</summary>
    internal IReadOnlyCollection<string> Faults => _faults;

    internal static async Task<Visitor> ArriveAsync(Uri hub, Setting? setting = null)
    {
        var (language, width, theme) = setting ?? Setting.Usual;
        var context = await (await Chromium.Value).NewContextAsync(new()
        {
            BaseURL = hub.ToString(),
            Locale = language == "ko" ? "ko-KR" : "en-US",
            TimezoneId = "Asia/Seoul",
            ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = 844 },
            // The sandbox's pages stand behind development certificates.
            IgnoreHTTPSErrors = true,
        });
        context.SetDefaultTimeout(30_000);
        return new(await context.NewPageAsync(), hub);
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private static async Task<IBrowser> LaunchAsync() => await (await Playwright.CreateAsync()).Chromium.LaunchAsync(new()
    {
        ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
        Args = Arguments,
    });

    private bool IsOurs(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Authority == _hub.Authority;

    private void Judge(IConsoleMessage message)
    {
        if (IsOurs(Page.Url) && message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
        {
            _faults.Enqueue(message.Text);
        }
    }

    // Going to another site is a person's click; loading something from one is not.
    private void Judge(IRequest request)
    {
        if (!request.IsNavigationRequest && IsOurs(request.Frame.Url) && !IsOurs(request.Url) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
        {
            _faults.Enqueue($"request to another site: {new Uri(request.Url).Authority}");
        }
    }
}
