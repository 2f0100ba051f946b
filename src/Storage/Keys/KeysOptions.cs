using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MyDataHub.Storage.Keys;

/// <summary>
/// Where the keys outside the database are. Back this folder up apart from the database: one is useless without the
/// other.
/// </summary>
public sealed class KeysOptions
{
    public const string Section = "Keys";

    /// <summary>Holds <c>key-encryption-keys</c>, <c>signing-key.pem</c> and <c>anchor-head</c>, each 0600.</summary>
    [Required] public string Folder { get; set; } = ".hub/keys";

    /// <summary>How many customers' unwrapped keys stay in memory.</summary>
    [Range(1, 1_000_000)] public int CachedKeys { get; set; } = 10_000;
}

[OptionsValidator]
internal sealed partial class KeysOptionsValidator : IValidateOptions<KeysOptions>;
