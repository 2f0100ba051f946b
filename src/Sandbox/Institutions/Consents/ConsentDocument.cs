using System.Text.Json;
using System.Text.Json.Serialization;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Institutions.Consents;

/// <summary>The consent JSON that a person signs for one provider (전송요구서, 4.4.4), as it is on the wire.</summary>
internal sealed record ConsentDocument
{
    [JsonPropertyName("snd_org_code")]
    public string? Sender { get; init; }

    [JsonPropertyName("rcv_org_code")]
    public string? Receiver { get; init; }

    [JsonPropertyName("is_scheduled")]
    public string? IsScheduled { get; init; }

    [JsonPropertyName("fnd_cycle")]
    public string? BasicCycle { get; init; }

    [JsonPropertyName("add_cycle")]
    public string? AdditionalCycle { get; init; }

    [JsonPropertyName("end_date")]
    public string? EndDate { get; init; }

    [JsonPropertyName("purpose")]
    public string? Purpose { get; init; }

    [JsonPropertyName("period")]
    public string? Period { get; init; }

    [JsonPropertyName("is_consent_trans_memo")]
    public string? Memo { get; init; }

    [JsonPropertyName("is_consent_merchant_name_regno")]
    public string? Merchant { get; init; }

    [JsonPropertyName("is_consent_trans_category")]
    public string? Category { get; init; }

    [JsonPropertyName("target_info")]
    public IReadOnlyList<Target>? Targets { get; init; }

    public static ConsentDocument? Parse(ReadOnlySpan<byte> consent)
    {
        try
        {
            return JsonSerializer.Deserialize<ConsentDocument>(consent);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// The request that the document states, or null when a required member is missing or not of its type.
    /// </summary>
    public TransferRequest? ToRequest()
    {
        if (WireTime.ParseDate(EndDate) is not { } end || WireTime.ParseDate(Period) is not { } period
            || string.IsNullOrWhiteSpace(Purpose) || IsScheduled is not ("true" or "false") || Targets is not { Count: > 0 })
        {
            return null;
        }

        return new TransferRequest
        {
            IsScheduled = IsScheduled == "true",
            BasicCycle = BasicCycle,
            AdditionalCycle = AdditionalCycle,
            EndDate = end,
            Purpose = Purpose,
            Period = period,
            Memo = Memo == "true",
            Merchant = Merchant == "true",
            Category = Category == "true",
            Targets = [.. Targets.Select(target => target.ToScope())],
        };
    }

    internal sealed record Target
    {
        [JsonPropertyName("scope")]
        public string Scope { get; init; } = "";

        [JsonPropertyName("asset_list")]
        public IReadOnlyList<Asset>? Assets { get; init; }

        public RequestedScope ToScope() =>
            new(Scope, Assets?.Select(asset => new RequestedAsset(asset.Number, asset.Seqno)).ToArray());
    }

    internal sealed record Asset
    {
        [JsonPropertyName("asset")]
        public string Number { get; init; } = "";

        [JsonPropertyName("seqno")]
        public string? Seqno { get; init; }
    }
}
