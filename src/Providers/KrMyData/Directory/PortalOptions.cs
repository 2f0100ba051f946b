using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MyDataHub.Providers.KrMyData.Directory;

/// <summary>The general portal (종합포털) and our support-API credentials there.</summary>
public sealed class PortalOptions
{
    public const string Section = "Portal";

    [Required, RegularExpression("^https://.+", ErrorMessage = "Portal:Address must be an https address.")]
    public string Address { get; init; } = "";

    [Required, MaxLength(50)]
    public string ClientId { get; init; } = "";

    [Required, MaxLength(50)]
    public string ClientSecret { get; init; } = "";

    /// <summary>The segment of 지원-002: v1 or v2.</summary>
    [RegularExpression("^v[0-9]$")]
    public string Version { get; init; } = "v2";

    /// <summary>How old the list may grow before it is asked for again.</summary>
    [Range(1, 1440)]
    public int RefreshMinutes { get; init; } = 30;

    /// <summary>How soon to ask again when the portal did not answer.</summary>
    [Range(1, 3600)]
    public int RetrySeconds { get; init; } = 30;
}

[OptionsValidator]
internal sealed partial class PortalOptionsValidator : IValidateOptions<PortalOptions>;
