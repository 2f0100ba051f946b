using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Storage.Keys;
using MyDataHub.Storage.Receipts;

namespace MyDataHub.Grains.Customers.Withdrawing;

/// <summary>What a receipt proves: which steps were taken and when. Ids and times only; signed by the hub.</summary>
internal sealed record ReceiptBody(Guid ReceiptId, CustomerId Customer, string Kind, string Reason, ImmutableArray<ReceiptStep> Steps)
{
    public const string Purpose = "receipt";

    /// <summary>The grant it is about, if any.</summary>
    public string? Grant { get; init; }

    /// <summary>ECDSA P-256 over this record without its signature, Base64.</summary>
    [JsonPropertyOrder(1)]
    public string? Signature { get; init; }

    public Receipt Sign(SigningKey key, DateTimeOffset now)
    {
        var unsigned = this with { Signature = null };
        var signed = this with { Signature = Convert.ToBase64String(key.Sign(Purpose, Json.Write(unsigned))) };
        return new(ReceiptId, Customer, Kind, now, Json.Write(signed));
    }

    public static bool Verify(SigningKey key, Receipt receipt)
    {
        var body = Json.Read<ReceiptBody>(receipt.Body);
        return body.Signature is { } signature && key.Verify(Purpose, Json.Write(body with { Signature = null }), Convert.FromBase64String(signature));
    }

    /// <summary>The institution has confirmed what was pending.</summary>
    public ReceiptBody Confirmed(ConnectionId connection, DateTimeOffset now) => this with
    {
        Steps = [.. Steps.Select(step => step is { Step: ReceiptStep.RevocationPending } && step.Connection == connection.ToString()
            ? step with { Step = ReceiptStep.RevocationConfirmed, At = now }
            : step)],
    };

    /// <summary>The third party has taken note.</summary>
    public ReceiptBody Told(DateTimeOffset at) => After(ReceiptStep.ThirdPartyTold, at);

    /// <summary>The third party wants to be told nowhere.</summary>
    public ReceiptBody NotToldAnywhere(DateTimeOffset at) => After(ReceiptStep.ThirdPartyNoAddress, at);

    private ReceiptBody After(string step, DateTimeOffset at) => this with
    {
        Steps = [.. Steps.Select(pending => pending is { Step: ReceiptStep.ThirdPartyPending } ? pending with { Step = step, At = at } : pending)],
    };
}

/// <summary>One step. At is when it was done, or, for a pending one, when it was begun.</summary>
internal sealed record ReceiptStep(string Step, string? Connection, DateTimeOffset At)
{
    public const string TokensStopped = "tokens-stopped";
    public const string RevocationPending = "revocation-pending";
    public const string RevocationConfirmed = "revocation-confirmed";
    public const string NoTokenHeld = "no-token-held";
    public const string TokenInDoubt = "token-in-doubt";
    public const string DataErased = "data-erased";
    public const string DataKept = "data-kept";
    public const string KeyDestroyed = "key-destroyed";
    public const string GrantGiven = "grant-given";
    public const string GrantNarrowed = "grant-narrowed";
    public const string AccessStopped = "access-stopped";
    public const string ThirdPartyPending = "third-party-pending";
    public const string ThirdPartyTold = "third-party-told";
    public const string ThirdPartyNoAddress = "third-party-no-address";

    /// <summary>The grant it is about, in a receipt of several.</summary>
    public string? Grant { get; init; }
}
