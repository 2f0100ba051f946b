using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using MyDataHub.Gateway.AuthorizationServer.Jose;
using MyDataHub.Gateway.Http;

namespace MyDataHub.Gateway.AuthorizationServer.Registration;

/// <summary>Who vouches for third parties' software, where somebody does.</summary>
public sealed class SoftwareStatementOptions
{
    /// <summary>The iss of statements; null turns the check off, and statements are ignored (RFC 7591 2.3).</summary>
    public string? Issuer { get; set; }

    /// <summary>A file with the issuer's JWK Set.</summary>
    public string? JwksPath { get; set; }

    /// <summary>Nobody registers without one.</summary>
    public bool Required { get; set; }
}

/// <summary>Checks software statements (RFC 7591 2.3, 3.1.1): what they say wins over what the request says.</summary>
internal sealed class SoftwareStatements
{
    private readonly SoftwareStatementOptions _options;
    private readonly TimeProvider _time;
    private readonly TimeSpan _skew;
    private readonly KeySet _keys;

    public SoftwareStatements(IOptions<AuthorizationServerOptions> options, TimeProvider time)
    {
        (_options, _time, _skew) = (options.Value.SoftwareStatements, time, TimeSpan.FromSeconds(options.Value.ClockSkewSeconds));
        _keys = _options is { Issuer: not null, JwksPath: { } path } ? Read(path) : KeySet.Empty;
    }

    /// <summary>Puts the statement's claims in the request. Null when all is well.</summary>
    internal OAuthError? Apply(JsonObject request)
    {
        if (_options.Issuer is not { } issuer)
        {
            request.Remove("software_statement");
            return null;
        }

        if (request["software_statement"] is not { } given)
        {
            return _options.Required ? OAuthError.InvalidSoftwareStatement("A software_statement is needed here") : null;
        }

        if (given.GetValueKind() != JsonValueKind.String || Jwt.Read((string)given!) is not { } statement)
        {
            return OAuthError.InvalidSoftwareStatement("The software_statement is not a JWT signed with ES256 or PS256");
        }

        if (ProblemOf(statement, issuer) is { } problem)
        {
            return OAuthError.InvalidSoftwareStatement(problem);
        }

        foreach (var claim in statement.Claims.EnumerateObject().Where(claim => claim.Name is not ("iss" or "iat" or "exp" or "nbf" or "jti" or "aud" or "sub")))
        {
            request[claim.Name] = JsonNode.Parse(claim.Value.GetRawText());
        }

        return null;
    }

    private string? ProblemOf(Jwt statement, string issuer)
    {
        var now = _time.GetUtcNow();
        if (!_keys.HasSigned(statement) || statement.Claims.Text("iss"u8) != issuer)
        {
            return "The software_statement is not of the issuer trusted here";
        }

        return statement.Claims.Instant("exp"u8) is { } end && end > now - _skew && !(statement.Claims.Instant("iat"u8) > now + _skew)
            ? null
            : "The software_statement is over, or says no end";
    }

    private static KeySet Read(string path)
    {
        try
        {
            return KeySet.Read(JsonElement.Parse(File.ReadAllBytes(path), Json.Strict), out var problem)
                ?? throw new HostingException($"The key set {path} of the software statements cannot be used: {problem}.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new HostingException($"The key set {path} of the software statements cannot be read: {failure.Message}", failure);
        }
    }
}
