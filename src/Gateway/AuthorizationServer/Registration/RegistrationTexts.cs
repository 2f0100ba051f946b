using System.Globalization;
using System.Text.Json;
using MyDataHub.Gateway.AuthorizationServer.Clients;

namespace MyDataHub.Gateway.AuthorizationServer.Registration;

/// <summary>Names, addresses and other texts of a registration: customers will read them.</summary>
internal static class RegistrationTexts
{
    internal const int MaxAddress = 2000;
    internal const int MaxList = 20;
    private const int MaxName = 100;
    private const int MaxText = 200;

    internal static OAuthError? RequireName(RegistrationRequest request)
    {
        if (!IsName(request.Metadata.ClientName))
        {
            return OAuthError.InvalidClientMetadata($"client_name must have 1 to {MaxName} characters that are seen");
        }

        var localized = (request.Metadata.Further ?? new Dictionary<string, JsonElement>())
            .Where(member => member.Key.StartsWith(ClientMetadata.LocalizedName, StringComparison.Ordinal))
            .ToList();
        return localized.Count > MaxList || localized.Any(member => !IsLanguage(member.Key[ClientMetadata.LocalizedName.Length..]) || !IsName(TextOf(member.Value)))
            ? OAuthError.InvalidClientMetadata("A client_name by language needs a language tag and a name")
            : null;
    }

    internal static OAuthError? RequireAddresses(RegistrationRequest request)
    {
        var metadata = request.Metadata;
        string?[] addresses = [metadata.LogoUri, metadata.ClientUri, metadata.PolicyUri, metadata.TosUri];
        return addresses.OfType<string>().All(IsHttps) ? null : OAuthError.InvalidClientMetadata("logo_uri, client_uri, policy_uri and tos_uri must be https addresses");
    }

    internal static OAuthError? RequireLengths(RegistrationRequest request)
    {
        var metadata = request.Metadata;
        string?[] texts =
        [
            metadata.SoftwareId, metadata.SoftwareVersion, metadata.TlsClientAuthSubjectDn, metadata.TlsClientAuthSanDns,
            metadata.TlsClientAuthSanUri, metadata.TlsClientAuthSanIp, metadata.TlsClientAuthSanEmail, .. metadata.Contacts ?? [],
        ];
        return metadata.Contacts is not { Count: > MaxList } && texts.OfType<string>().All(text => text.Length is >= 1 and <= MaxText && !text.Any(char.IsControl))
            ? null
            : OAuthError.InvalidClientMetadata($"Texts have 1 to {MaxText} characters, lists up to {MaxList}");
    }

    internal static bool IsHttps(string text) =>
        text.Length <= MaxAddress && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "https", UserInfo.Length: 0, Fragment.Length: 0 };

    // Invisible letters, and those that turn the direction of writing, would let one name look like another.
    private static bool IsName(string? name) =>
        name is { Length: >= 1 and <= MaxName } && !string.IsNullOrWhiteSpace(name)
        && !name.Any(letter => char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static bool IsLanguage(string tag) => tag.Length is >= 2 and <= 35 && tag.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    private static string? TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
