namespace MyDataHub.Gateway.AuthorizationServer.Pages;

/// <summary>A sentence in both languages.</summary>
internal readonly record struct Phrase(string Korean, string English)
{
    internal string In(Language language) => language == Language.Korean ? Korean : English;
}
