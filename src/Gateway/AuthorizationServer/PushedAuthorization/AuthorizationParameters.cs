using System.Collections.Frozen;
using System.Text.Json;
using MyDataHub.Gateway.AuthorizationServer.Parameters;

namespace MyDataHub.Gateway.AuthorizationServer.PushedAuthorization;

/// <summary>The parameters of an authorization request, from a form or from the claims of a request object, never mixed (RFC 9101 6.3).</summary>
internal sealed class AuthorizationParameters
{
    private readonly FrozenDictionary<string, string> _values;

    private AuthorizationParameters(IEnumerable<KeyValuePair<string, string>> values) => _values = values.ToFrozenDictionary(StringComparer.Ordinal);

    internal string? this[string name] => _values.GetValueOrDefault(name);

    internal bool Has(string name) => _values.ContainsKey(name);

    internal static AuthorizationParameters Of(FormParameters form) => new(form.Names.Select(name => KeyValuePair.Create(name, form[name]!)));

    /// <summary>RFC 9101 4: numbers, arrays and objects stand as JSON in the claims and as their text in a form.</summary>
    internal static AuthorizationParameters Of(JsonElement claims) => new(claims.EnumerateObject()
        .Where(claim => claim.Value.ValueKind is not JsonValueKind.Null)
        .Select(claim => KeyValuePair.Create(claim.Name, claim.Value.ValueKind == JsonValueKind.String ? claim.Value.GetString()! : claim.Value.GetRawText())));
}
