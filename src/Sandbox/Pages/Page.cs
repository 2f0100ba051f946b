using System.Text.Encodings.Web;

namespace MyDataHub.Sandbox.Pages;

/// <summary>A page that a person's browser shows. It works without scripts, and every value in it is encoded.</summary>
internal static class Page
{
    private const string Style =
        """
        :root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }
        body { margin: 0; }
        main { max-width: 40rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        .badge { display: inline-block; border: 1px solid; border-radius: 1rem; padding: 0 .75rem; font-size: .85rem; }
        fieldset { border: 1px solid #8888; border-radius: .5rem; margin: 1rem 0; padding: .75rem 1rem; }
        legend { font-weight: 600; padding: 0 .25rem; }
        label.choice { display: block; padding: .35rem 0; cursor: pointer; }
        label.choice small { display: block; margin-left: 1.6rem; opacity: .8; }
        label.field { display: block; margin: .75rem 0 .25rem; font-weight: 600; }
        input:not([type=checkbox]):not([type=radio]), select { font: inherit; padding: .5rem; width: 100%; box-sizing: border-box; border-radius: .25rem; border: 1px solid #8888; }
        button { font: inherit; font-weight: 600; padding: .75rem 1.25rem; border-radius: .5rem; border: 1px solid; cursor: pointer; margin: .5rem .5rem 0 0; }
        button.main { background: #1a56db; color: #fff; border-color: #1a56db; }
        :focus-visible { outline: 3px solid #f59e0b; outline-offset: 2px; }
        .error { border-left: 4px solid #dc2626; padding-left: .75rem; }
        .one-time { font-size: 1.5rem; letter-spacing: .25em; font-variant-numeric: tabular-nums; }
        """;

    public static string Encode(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    /// <summary>The page around a body; the title is plain text, the body is HTML.</summary>
    public static IResult Of(string title, string body, int status = 200) => new Html(
        $"""
        <!doctype html>
        <html lang="ko">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Encode(title)}</title><link rel="stylesheet" href="/style.css"></head>
        <body><main>
        <p class="badge">모의 환경 · 실제 기관이 아닙니다</p>
        <h1>{Encode(title)}</h1>
        {body}
        </main></body></html>
        """,
        status);

    public static IResult Gone() =>
        Of("다시 시작해 주세요", "<p>이 요청은 끝났거나 시간이 지났습니다. 처음 화면에서 다시 시작해 주세요.</p>", StatusCodes.Status404NotFound);

    /// <summary>Sends the browser on after a form, to be asked for with GET (RFC 9110 15.4.4).</summary>
    public static IResult SeeOther(Uri address) => new Onward(address);

    public static IResult StyleSheet() => Results.Text(Style, "text/css", System.Text.Encoding.UTF8);

    /// <summary>A message above a form, read out by screen readers at once; nothing when there is none.</summary>
    public static string Error(string? message) =>
        message is null ? "" : $"""<p class="error" role="alert">{Encode(message)}</p>""";

    public static string Hidden(string name, string value) =>
        $"""<input type="hidden" name="{Encode(name)}" value="{Encode(value)}">""";

    private sealed class Onward(Uri address) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = address.AbsoluteUri;
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Headers["Referrer-Policy"] = "no-referrer";
            return Task.CompletedTask;
        }
    }

    private sealed class Html(string page, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Headers["Referrer-Policy"] = "no-referrer";
            http.Response.Headers.XContentTypeOptions = "nosniff";

            // form-action is left open because a form here ends in a redirect to the operator's callback.
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";
            return http.Response.WriteAsync(page, http.RequestAborted);
        }
    }
}
