using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MyDataHub.Gateway.SignIn;

/// <summary>The OpenID Connect provider that verifies who people are (본인확인). Without an issuer, people sign in by password only.</summary>
public sealed class IdentityOptions : IValidatableObject
{
    public const string Section = "Identity";

    public Uri? Issuer { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>The claim of the id token that holds the person's CI (연계정보).</summary>
    [Required] public string CiClaim { get; set; } = "ci";

    [Required] public string NameClaim { get; set; } = "name";

    [Required] public string BirthClaim { get; set; } = "birthdate";

    [Required] public string Scope { get; set; } = "openid profile";

    [Range(1, 60)] public int AttemptMinutes { get; set; } = 10;

    [Range(1, 60)] public int TimeoutSeconds { get; set; } = 10;

    [Range(0, 300)] public int ClockSkewSeconds { get; set; } = 60;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Issuer is null)
        {
            yield break;
        }

        if (!Issuer.IsAbsoluteUri || (Issuer.Scheme != Uri.UriSchemeHttps && !Issuer.IsLoopback))
        {
            yield return new ValidationResult("Identity:Issuer must be an https address (plain http on loopback only).", [nameof(Issuer)]);
        }

        if (string.IsNullOrEmpty(ClientId))
        {
            yield return new ValidationResult("Identity:ClientId is required with Identity:Issuer.", [nameof(ClientId)]);
        }
    }
}

[OptionsValidator]
internal sealed partial class IdentityOptionsValidator : IValidateOptions<IdentityOptions>;
