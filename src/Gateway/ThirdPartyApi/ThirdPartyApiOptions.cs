using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MyDataHub.Gateway.ThirdPartyApi;

/// <summary>Limits of the open API. Calls are counted by each node in windows of a minute.</summary>
public sealed class ThirdPartyApiOptions
{
    public const string Section = "ThirdPartyApi";

    /// <summary>Calls of one client a minute, under all its grants.</summary>
    [Range(1, 1_000_000_000)] public int CallsPerClient { get; set; } = 60_000;

    /// <summary>Calls under one grant a minute.</summary>
    [Range(1, 1_000_000_000)] public int CallsPerGrant { get; set; } = 600;

    /// <summary>Clients and grants counted at once; beyond it the oldest windows are forgotten.</summary>
    [Range(100, 10_000_000)] public int Counted { get; set; } = 200_000;

    /// <summary>Tokens whose signature need not be verified again.</summary>
    [Range(100, 10_000_000)] public int TokensInMemory { get; set; } = 100_000;

    /// <summary>How often receipts of reads are written: what a crash can lose.</summary>
    [Range(50, 1000)] public int ReceiptMilliseconds { get; set; } = 500;

    /// <summary>Different reads that may wait for their receipts to be written; beyond it reads are refused.</summary>
    [Range(10, 10_000_000)] public int ReceiptsWaiting { get; set; } = 50_000;

    /// <summary>While receipts could not be written for so long, reads are refused.</summary>
    [Range(1, 600)] public int ReceiptsBehindSeconds { get; set; } = 10;

    /// <summary>How long receipts are kept while their customer stays.</summary>
    [Range(30, 36_500)] public int ReceiptDays { get; set; } = 1_826;

    /// <summary>Authorization servers beside our own whose tokens are taken too.</summary>
    [ValidateEnumeratedItems, MaxLength(20)] public IList<Tokens.IssuerOptions> Issuers { get; } = [];
}

[OptionsValidator]
internal sealed partial class ThirdPartyApiOptionsValidator : IValidateOptions<ThirdPartyApiOptions>;
