using System.Net.Http.Headers;
using MyDataHub.Gateway.Http;

namespace MyDataHub.Gateway.AuthorizationServer.Parameters;

/// <summary>
/// The parameters of a POST: each at most once, empty ones as if they were not there (RFC 6749 3.1, 3.2), and nothing from the
/// query. Names tell upper from lower case.
/// </summary>
internal sealed class FormParameters
{
    private const int MaxBytes = 64 * 1024;
    private readonly Dictionary<string, string> _values;

    private FormParameters(Dictionary<string, string> values) => _values = values;

    internal string? this[string name] => _values.GetValueOrDefault(name);

    internal IReadOnlyCollection<string> Names => _values.Keys;

    internal bool Has(string name) => _values.ContainsKey(name);

    internal static async ValueTask<FormReading> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (!IsForm(request.ContentType))
        {
            return Refused("The body must be application/x-www-form-urlencoded");
        }

        if (await LimitedBody.ReadAsync(request, MaxBytes, ct) is not { } body)
        {
            return Refused("The body is too long");
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        return FormFields.Read(body, values) is { } problem ? Refused(problem) : new FormReading.Read(new FormParameters(values));
    }

    private static bool IsForm(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && string.Equals(type.MediaType, "application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    private static FormReading.Refused Refused(string why) => new(OAuthError.InvalidRequest(why));
}

/// <summary>What came of reading a form.</summary>
internal abstract record FormReading
{
    private FormReading()
    {
    }

    internal sealed record Read(FormParameters Form) : FormReading;

    internal sealed record Refused(OAuthError Error) : FormReading;
}
