using System.Text;
using MyDataHub.Storage.Keys;

namespace MyDataHub.Storage.SignIn;

/// <summary>
/// How people are found without storing who they are: HMAC-SHA-256 of what identifies them, under a key outside the
/// database.
/// </summary>
internal sealed class LookupHashes(SystemKeys keys)
{
    internal ValueTask<byte[]> OfCiAsync(string ci, CancellationToken ct) => OfAsync($"ci\n{ci}", ct);

    /// <summary>Login names do not tell upper from lower case, nor compatibility forms of a character.</summary>
    internal ValueTask<byte[]> OfLoginAsync(string login, CancellationToken ct) =>
        OfAsync($"login\n{login.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant()}", ct);

    private async ValueTask<byte[]> OfAsync(string text, CancellationToken ct) =>
        (await keys.OpenAsync(SystemKeys.Lookup, ct)).Mark(Encoding.UTF8.GetBytes(text));
}
