namespace MyDataHub.Gateway.AuthorizationServer.Pages;

/// <summary>What surrounds every page: language, title, one heading, a way to the other language.</summary>
internal static class PageFrame
{
    internal const string StylePath = "/oauth/pages.css";

    /// <param name="here">The path of this page, for the link to the other language; null on pages that a reload would not find again.</param>
    internal static Markup Around(Language language, string title, string? here, Markup content)
    {
        var lang = language.Tag();
        return Markup.Of(
            $"""
            <!doctype html>
            <html lang="{lang}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            <title>{title} · MyDataHub</title>
            <link rel="stylesheet" href="{StylePath}">
            </head>
            <body>
            <header class="top"><span class="brand">MyDataHub</span>{Switch(language, here)}</header>
            <main>
            {content}
            </main>
            </body>
            </html>

            """);
    }

    private static Markup Switch(Language language, string? here) => (here, language) switch
    {
        (null, _) => Markup.None,
        (_, Language.Korean) => Markup.Of($"""<a class="language" href="{here}?{Languages.Parameter}=en" lang="en" hreflang="en">English</a>"""),
        _ => Markup.Of($"""<a class="language" href="{here}?{Languages.Parameter}=ko" lang="ko" hreflang="ko">한국어</a>"""),
    };
}
