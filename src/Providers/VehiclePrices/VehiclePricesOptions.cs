using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MyDataHub.Providers.VehiclePrices;

/// <summary>The vehicle price service. Without an address every price is unavailable.</summary>
public sealed class VehiclePricesOptions
{
    public const string Section = "VehiclePrices";

    [RegularExpression("^https://.+", ErrorMessage = "VehiclePrices:Address must be an https address.")]
    public string? Address { get; init; }
}

[OptionsValidator]
internal sealed partial class VehiclePricesOptionsValidator : IValidateOptions<VehiclePricesOptions>;
