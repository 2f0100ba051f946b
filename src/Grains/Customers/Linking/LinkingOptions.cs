using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MyDataHub.Grains.Customers.Linking;

/// <summary>What consents say, and limits of giving them.</summary>
public sealed class LinkingOptions
{
    public const string Section = "Linking";

    /// <summary>Purpose of every transfer request, as the customer is shown it (purpose, at most 150 characters).</summary>
    [Required, StringLength(150)]
    public string Purpose { get; init; } = "본인 금융자산 통합조회 및 자산관리 서비스";

    /// <summary>Title of a signing round (통합인증-102 request_title).</summary>
    [Required, StringLength(120)]
    public string SigningTitle { get; init; } = "개인신용정보 전송요구";

    /// <summary>Institutions in one round.</summary>
    [Range(1, 200)]
    public int TargetLimit { get; init; } = 60;

    /// <summary>Rounds of one customer that may be open at once; beginning another gives up the oldest.</summary>
    [Range(1, 64)]
    public int OpenLimit { get; init; } = 8;

    /// <summary>Retention (period): until the service ends or the customer asks for deletion.</summary>
    public DateOnly KeepUntil { get; init; } = new(9999, 12, 31);
}

[OptionsValidator]
internal sealed partial class LinkingOptionsValidator : IValidateOptions<LinkingOptions>;
