using System.Buffers;
using System.Net.Http.Headers;

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

        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(ct);
            if (read.Buffer.Length > MaxBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                return Refused("The body is too long");
            }

            if (read.IsCompleted)
            {
                var result = Read(read.Buffer);
                reader.AdvanceTo(read.Buffer.End);
                return result;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static bool IsForm(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && string.Equals(type.MediaType, "application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    private static FormReading Read(ReadOnlySequence<byte> body) =>
        body.IsSingleSegment ? Read(body.FirstSpan) : Read(body.ToArray());

    private static FormReading Read(ReadOnlySpan<byte> body)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var problem = FormFields.Read(body, values);
        return problem is null ? new FormReading.Read(new FormParameters(values)) : Refused(problem);
    }

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
