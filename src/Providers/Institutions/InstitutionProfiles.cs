using System.Collections.Frozen;
using Microsoft.Extensions.Configuration;
using MyDataHub.Domain;

namespace MyDataHub.Providers.Institutions;

/// <summary>
/// Finds how an institution differs: what configuration says under Institutions:{org code}, else what is known here, else the standard.
/// No difference of a real institution is known yet; the first one found gets its own file in this folder and a line in Known.
/// </summary>
internal sealed class InstitutionProfiles(IConfiguration configuration)
{
    private static readonly FrozenDictionary<string, InstitutionProfile> Known = FrozenDictionary<string, InstitutionProfile>.Empty;

    private readonly FrozenDictionary<string, InstitutionProfile> _configured = configuration
        .GetSection(InstitutionProfile.Section)
        .GetChildren()
        .ToFrozenDictionary(section => section.Key, Read, StringComparer.OrdinalIgnoreCase);

    internal InstitutionProfile Of(InstitutionId institution) =>
        _configured.GetValueOrDefault(institution.OrgCode) ?? Known.GetValueOrDefault(institution.OrgCode) ?? new();

    private static InstitutionProfile Read(IConfigurationSection section)
    {
        var profile = section.Get<InstitutionProfile>() ?? new();
        System.ComponentModel.DataAnnotations.Validator.ValidateObject(profile, new(profile) { DisplayName = section.Path }, validateAllProperties: true);
        return profile;
    }
}
