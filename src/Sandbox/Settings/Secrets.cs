using System.Security.Cryptography;
using System.Text.Json;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Settings;

/// <summary>
/// Everything secret that must stay the same when the sandbox is started again. Made at random on the first start.
/// </summary>
internal sealed record Secrets
{
    public string OperatorClientId { get; init; } = Secret.New(32);

    public string OperatorClientSecret { get; init; } = Secret.New(40);

    public string PortalClientId { get; init; } = Secret.New(32);

    public string PortalClientSecret { get; init; } = Secret.New(40);

    public string AuthorityClientId { get; init; } = Secret.New(32);

    public string AuthorityClientSecret { get; init; } = Secret.New(40);

    public string IdentityClientId { get; init; } = Secret.New(32);

    public string IdentityClientSecret { get; init; } = Secret.New(40);

    public string RatesApiKey { get; init; } = Secret.New(32);

    /// <summary>HS256 key of the access tokens that institutions issue, Base64.</summary>
    public string TokenKey { get; init; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>HMAC key of the paging cursors, Base64.</summary>
    public string CursorKey { get; init; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>HMAC key of the demo people's first passwords, Base64.</summary>
    public string DemoPasswordKey { get; init; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>ES256 key of the identity issuer, PKCS#8, Base64.</summary>
    public string IdentityKey { get; init; } = NewSigningKey();

    public override string ToString() => nameof(Secrets);

    /// <summary>Reads the secrets kept beside the settings file, or makes and keeps them.</summary>
    public static Secrets LoadOrMake(string path)
    {
        if (!File.Exists(path))
        {
            AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(new Secrets()));
        }

        try
        {
            return JsonSerializer.Deserialize<Secrets>(File.ReadAllBytes(path)) ?? throw new JsonException("empty");
        }
        catch (JsonException problem)
        {
            throw new SandboxSetupException($"'{path}' is damaged; remove it to start with new secrets.", problem);
        }
    }

    private static string NewSigningKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Convert.ToBase64String(key.ExportPkcs8PrivateKey());
    }
}
