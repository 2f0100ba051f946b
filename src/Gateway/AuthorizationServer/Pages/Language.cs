using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace MyDataHub.Gateway.AuthorizationServer.Pages;

/// <summary>The two languages of the pages.</summary>
internal enum Language
{
    Korean,
    English,
}

internal static class Languages
{
    internal const string Parameter = "lang";

    /// <summary>What the person chose on the page, else what the client asked for (OpenID Connect Core 3.1.2.1), else what the browser prefers.</summary>
    internal static Language Choose(HttpRequest request, string? uiLocales) =>
        Of(request.Query[Parameter]) ?? First(uiLocales?.Split(' ') ?? []) ?? First(Preferred(request.Headers.AcceptLanguage)) ?? Language.Korean;

    internal static string Tag(this Language language) => language == Language.Korean ? "ko" : "en";

    /// <summary>A lang attribute for names in Hangul on an English page, so that they are read out rightly (WCAG 3.1.2).</summary>
    internal static Markup MarkOther(this Language language, string text) =>
        language == Language.English && text.Any(letter => letter is >= '\uac00' and <= '\ud7a3') ? new(" lang=\"ko\"") : Markup.None;

    private static Language? First(IEnumerable<string> tags) => tags.Select(tag => Of(tag)).FirstOrDefault(language => language is not null);

    private static Language? Of(string? tag) => tag?.Split('-', '_')[0].ToUpperInvariant() switch
    {
        "KO" => Language.Korean,
        "EN" => Language.English,
        _ => null,
    };

    private static IEnumerable<string> Preferred(StringValues header) =>
        StringWithQualityHeaderValue.TryParseList(header, out var tags)
            ? tags.Where(tag => tag.Quality is not 0).OrderByDescending(tag => tag.Quality ?? 1).Select(tag => tag.Value.Value!)
            : [];
}
