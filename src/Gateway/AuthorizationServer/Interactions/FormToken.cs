using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MyDataHub.Gateway.AuthorizationServer.Interactions;

/// <summary>
/// What a form of an interaction must bring back: derived from the browser's secret, the interaction and the session, so it fits no
/// other browser, no other request and no other customer.
/// </summary>
internal static class FormToken
{
    internal const string Field = "token";

    internal static string Of(string browser, string interaction, string? sessionCsrf) => Base64Url.EncodeToString(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(browser), Encoding.UTF8.GetBytes($"form\n{interaction}\n{sessionCsrf}")));

    internal static bool Fits(string? given, string expected) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
