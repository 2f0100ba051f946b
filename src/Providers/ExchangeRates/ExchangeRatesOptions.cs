using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MyDataHub.Providers.ExchangeRates;

/// <summary>The open exchange-rate service (Korea Eximbank). Without an address every rate is unavailable.</summary>
public sealed class ExchangeRatesOptions : IValidatableObject
{
    public const string Section = "ExchangeRates";

    [RegularExpression("^https://.+", ErrorMessage = "ExchangeRates:Address must be an https address.")]
    public string? Address { get; init; }

    public string ApiKey { get; init; } = "";

    /// <summary>The service's path below its address.</summary>
    [Required]
    public string Path { get; init; } = "/site/program/financial/exchangeJSON";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Address is not null && ApiKey.Length == 0)
        {
            yield return new ValidationResult("ExchangeRates:ApiKey is missing; the service answers nobody without one.");
        }
    }
}

[OptionsValidator]
internal sealed partial class ExchangeRatesOptionsValidator : IValidateOptions<ExchangeRatesOptions>;
