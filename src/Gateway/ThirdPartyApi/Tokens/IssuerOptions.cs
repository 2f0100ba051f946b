using System.ComponentModel.DataAnnotations;

namespace MyDataHub.Gateway.ThirdPartyApi.Tokens;

/// <summary>An authorization server beside our own. Its tokens (RFC 9068) name a grant that its client holds here.</summary>
public sealed class IssuerOptions : IValidatableObject
{
    /// <summary>The iss of its tokens.</summary>
    [Required] public string Issuer { get; set; } = "";

    /// <summary>Where its keys are; https.</summary>
    [Required] public Uri? JwksUri { get; set; }

    /// <summary>The aud of its tokens for us; our own resource when it is not said.</summary>
    public string? Audience { get; set; }

    /// <summary>The clients it may speak for, by their ids here. Nobody who is not named.</summary>
    [MinLength(1)] public IList<string> Clients { get; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (JwksUri is { IsAbsoluteUri: false } or { IsAbsoluteUri: true, Scheme: not "https" })
        {
            yield return new ValidationResult($"{nameof(JwksUri)} of {Issuer} must be an https address.");
        }
    }
}
