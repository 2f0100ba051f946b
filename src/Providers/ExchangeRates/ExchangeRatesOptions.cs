using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MyDataHub.Providers.ExchangeRates;

/// <summary>The open exchange-rate service (Korea Eximbank). Without an address every rate is unavailable.</summary>
public sealed class ExchangeRatesOptions
{
    public const string Section = "ExchangeRates";

    [RegularExpression("^https://.+", ErrorMessage = "ExchangeRates:Address must be an https address.")]
    public string? Address { get; init; }

    public string ApiKey { get; init; } = "";

    /// <summary>The service's path below its address.</summary>
    [Required]
    public string Path { get; init; } = "/site/program/financial/exchangeJSON";
}

[OptionsValidator]
internal sealed partial class ExchangeRatesOptionsValidator : IValidateOptions<ExchangeRatesOptions>;
