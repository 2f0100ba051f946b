using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http.Features;

namespace MyDataHub.Sandbox.Hosting;

/// <summary>
/// Who is at the other end of a connection, by the Subject serialNumber (OID 2.5.4.5) of the client certificate (2.2).
/// </summary>
internal sealed class Caller
{
    private const string SerialNumberOid = "2.5.4.5";

    private string? _serialNumber;

    public static string SerialNumberOf(HttpContext context)
    {
        var caller = context.Features.GetRequiredFeature<Caller>();
        return caller._serialNumber ??= context.Connection.ClientCertificate is { } certificate
            ? SerialNumberOf(certificate)
            : "";
    }

    internal static string SerialNumberOf(X509Certificate2 certificate) =>
        certificate.SubjectName.EnumerateRelativeDistinguishedNames()
            .Where(name => !name.HasMultipleElements && name.GetSingleElementType().Value == SerialNumberOid)
            .Select(name => name.GetSingleElementValue())
            .FirstOrDefault() ?? "";
}
