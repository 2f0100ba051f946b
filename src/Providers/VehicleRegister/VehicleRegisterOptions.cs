using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Providers.Directory;

namespace MyDataHub.Providers.VehicleRegister;

/// <summary>The public vehicle register. It has no org code in the standard, so it is given one; without an address there is none.</summary>
public sealed class VehicleRegisterOptions
{
    public const string Section = "VehicleRegister";

    [RegularExpression("^https://.+", ErrorMessage = "VehicleRegister:Address must be an https address.")]
    public string? Address { get; init; }

    [Required, RegularExpression("^[A-Za-z0-9]{10}$")]
    public string OrgCode { get; init; } = "REGISTER00";

    [Required]
    public string Name { get; init; } = "자동차등록원부";

    internal InstitutionEntry? Entry() => Address is null
        ? null
        : new(new(OrgCode), Name, Sector.VehicleRegister, new(Address)) { AllowsIntegrated = false };
}

[OptionsValidator]
internal sealed partial class VehicleRegisterOptionsValidator : IValidateOptions<VehicleRegisterOptions>;
