using System.ComponentModel.DataAnnotations;

namespace MyDataHub.Providers.Institutions;

/// <summary>
/// How one institution differs from the standard, and only that: the defaults are the standard. Known differences stand in
/// InstitutionProfiles; configuration (Institutions:{org code}) goes over them.
/// </summary>
public sealed record InstitutionProfile
{
    public const string Section = "Institutions";

    /// <summary>The last page repeats the cursor that asked for it instead of leaving next_page out.</summary>
    public bool LastPageRepeatsCursor { get; init; }

    /// <summary>The highest version of the standard to use, whatever /apis says.</summary>
    [Range(1, 2)]
    public int HighestVersion { get; init; } = 2;

    /// <summary>eval_amt of a holding without currency_code is in won (the standard: absent means KRW). False leaves the currency unknown.</summary>
    public bool HoldingsWithoutCurrencyAreWon { get; init; } = true;

    /// <summary>OAuth paths: with the v2 segment, or the older unversioned ones.</summary>
    public bool VersionedOAuth { get; init; } = true;

    /// <summary>보험-018 has no published path; asked for only where one is given, such as "/general/basic".</summary>
    public string? GeneralPolicyPath { get; init; }

    /// <summary>Fewer rows a page than the hub asks for otherwise.</summary>
    [Range(1, 500)]
    public int? PageRows { get; init; }
}
