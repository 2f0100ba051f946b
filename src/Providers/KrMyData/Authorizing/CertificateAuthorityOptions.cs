using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MyDataHub.Providers.KrMyData.Authorizing;

/// <summary>A certificate authority for integrated authentication (통합인증기관) and our credentials there.</summary>
public sealed class CertificateAuthorityOptions
{
    [Required, RegularExpression("^[A-Za-z0-9]{10}$", ErrorMessage = "OrgCode is ten letters and digits.")]
    public string OrgCode { get; init; } = "";

    [Required]
    public string Name { get; init; } = "";

    [Required, RegularExpression("^https://.+", ErrorMessage = "Address must be an https address.")]
    public string Address { get; init; } = "";

    [Required, MaxLength(50)]
    public string ClientId { get; init; } = "";

    [Required, MaxLength(50)]
    public string ClientSecret { get; init; } = "";
}

/// <summary>The authorities customers may choose from.</summary>
public sealed class CertificateAuthoritiesOptions
{
    public const string Section = "CertificateAuthorities";

    [ValidateEnumeratedItems]
    public List<CertificateAuthorityOptions> Items { get; init; } = [];

    internal CertificateAuthorityOptions? Find(string orgCode) => Items.Find(item => item.OrgCode == orgCode);
}

[OptionsValidator]
internal sealed partial class CertificateAuthoritiesOptionsValidator : IValidateOptions<CertificateAuthoritiesOptions>;
