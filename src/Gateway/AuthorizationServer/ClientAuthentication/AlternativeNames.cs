using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace MyDataHub.Gateway.AuthorizationServer.ClientAuthentication;

/// <summary>The subject alternative names of a certificate (RFC 5280 4.2.1.6) that RFC 8705 2.1.2 can name.</summary>
internal sealed class AlternativeNames
{
    private const string Extension = "2.5.29.17";

    internal List<string> DnsNames { get; } = [];

    internal List<string> Uris { get; } = [];

    internal List<string> Emails { get; } = [];

    internal List<IPAddress> Addresses { get; } = [];

    internal static AlternativeNames Of(X509Certificate2 certificate)
    {
        var names = new AlternativeNames();
        foreach (var extension in certificate.Extensions.Where(extension => extension.Oid?.Value == Extension))
        {
            names.Read(extension.RawData);
        }

        return names;
    }

    private void Read(byte[] extension)
    {
        try
        {
            var list = new AsnReader(extension, AsnEncodingRules.DER).ReadSequence();
            while (list.HasData)
            {
                ReadOne(list);
            }
        }
        catch (AsnContentException)
        {
            // A name that cannot be read is none that could be equal to the registered one.
        }
    }

    private void ReadOne(AsnReader list)
    {
        var tag = list.PeekTag();
        switch (tag.TagValue)
        {
            case 1:
                Emails.Add(list.ReadCharacterString(UniversalTagNumber.IA5String, tag));
                break;
            case 2:
                DnsNames.Add(list.ReadCharacterString(UniversalTagNumber.IA5String, tag));
                break;
            case 6:
                Uris.Add(list.ReadCharacterString(UniversalTagNumber.IA5String, tag));
                break;
            case 7 when list.ReadOctetString(tag) is { Length: 4 or 16 } address:
                Addresses.Add(new IPAddress(address));
                break;
            case 7:
                break;
            default:
                list.ReadEncodedValue();
                break;
        }
    }
}
