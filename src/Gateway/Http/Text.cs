namespace MyDataHub.Gateway.Http;

/// <summary>What a text in a request must satisfy.</summary>
internal static class Text
{
    internal static Problem? Problem(string field, string? text, int min, int max) => text switch
    {
        null => Problems.InvalidRequest(field, "This is required."),
        _ when text.Length < min || text.Length > max => Problems.InvalidRequest(field, $"This must have {min} to {max} characters."),
        _ when text.Any(char.IsControl) => Problems.InvalidRequest(field, "Control characters are not possible here."),
        _ => null,
    };

    /// <summary>An org code: letters and digits, 10 of them in the standard, a few more or less elsewhere.</summary>
    internal static Problem? OrgCodeProblem(string field, string? code) => code switch
    {
        null => Problems.InvalidRequest(field, "This is required."),
        _ when code.Length is < 1 or > 20 || !code.All(char.IsAsciiLetterOrDigit) => Problems.InvalidRequest(field, "This must be an org code."),
        _ => null,
    };

    /// <summary>An opaque id of ours: URL-safe characters only.</summary>
    internal static Problem? IdProblem(string field, string id) =>
        id.Length is >= 1 and <= 200 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '~' or ':')
            ? null
            : Problems.InvalidRequest(field, "This must be an id that the hub has given.");
}
