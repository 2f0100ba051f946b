using System.ComponentModel.DataAnnotations;

namespace MyDataHub.Providers.Http;

/// <summary>One licensed operator: its certificate as a client and its service's credentials at the institutions (section 2.1).</summary>
public sealed class OperatorOptions
{
    [Required, RegularExpression("^[A-Za-z0-9]{10}$", ErrorMessage = "OrgCode is ten letters and digits.")]
    public string OrgCode { get; init; } = "";

    [Required]
    public string Name { get; init; } = "";

    /// <summary>PEM; certificates after the first are sent as its chain.</summary>
    [Required]
    public string ClientCertificatePath { get; init; } = "";

    [Required]
    public string ClientKeyPath { get; init; } = "";

    [Required, MaxLength(50)]
    public string ClientId { get; init; } = "";

    [Required, MaxLength(50)]
    public string ClientSecret { get; init; } = "";

    /// <summary>The callback registered at the portal; at most 100 characters (개별인증-001).</summary>
    [Required, Url, MaxLength(100)]
    public string RedirectUri { get; init; } = "";

    [Required, MaxLength(100)]
    public string AppScheme { get; init; } = "";
}
