using System.Security.Cryptography;
using System.Text;
using MyDataHub.Sandbox.Households;

namespace MyDataHub.Sandbox.Settings;

/// <summary>
/// The named people as a gateway in development may enrol them, each with a first password that is this installation's
/// own.
/// </summary>
internal static class DemoSignIns
{
    private const int Named = 8;
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public static object[] Of(IHouseholdData households, Secrets secrets) =>
    [
        .. households.People.Take(Named).Select(person => new
        {
            person.LoginId,
            Password = PasswordOf(person, secrets),
            person.Name,
            person.Ci,
            person.Birth,
            person.Summary,
        }),
    ];

    // Kept by nobody: computed from the installation's secret, so that a restart prints the same ones.
    private static string PasswordOf(Person person, Secrets secrets)
    {
        var digest = HMACSHA256.HashData(Convert.FromBase64String(secrets.DemoPasswordKey), Encoding.UTF8.GetBytes(person.LoginId));
        var text = new string([.. digest.Take(12).Select(part => Letters[part % Letters.Length])]);
        return $"{text[..4]}-{text[4..8]}-{text[8..]}";
    }
}
