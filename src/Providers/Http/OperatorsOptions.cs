using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MyDataHub.Providers.Http;

/// <summary>The operators this hub serves. The first one's certificate is used where no operator is meant: portal, prices, rates.</summary>
public sealed class OperatorsOptions
{
    public const string Section = "Operators";

    [Required, MinLength(1, ErrorMessage = "At least one operator must be configured under Operators.")]
    [ValidateEnumeratedItems]
    public List<OperatorOptions> Items { get; init; } = [];

    internal OperatorOptions Main() => Items[0];

    internal OperatorOptions? Find(string orgCode) => Items.Find(item => item.OrgCode == orgCode);
}

[OptionsValidator]
internal sealed partial class OperatorsOptionsValidator : IValidateOptions<OperatorsOptions>;
