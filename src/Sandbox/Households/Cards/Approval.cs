using MyDataHub.Sandbox.Households.Shopping;

namespace MyDataHub.Sandbox.Households.Cards;

/// <summary>
/// One approval (승인) and all that will become of it. What had happened by a moment is asked with that moment.
/// </summary>
internal sealed record Approval(
    PaymentCard Card,
    string Number,
    DateTime At,
    decimal Amount,
    string Currency,
    Merchant Merchant)
{
    /// <summary>Months of an instalment purchase; null for a lump sum.</summary>
    public int? Instalments { get; init; }

    public string? Country { get; init; }

    /// <summary>Korean won at the approval's rate; the purchase's differs by the days between.</summary>
    public decimal Krw { get; init; }

    /// <summary>When the purchase (매입) reaches the card company.</summary>
    public DateOnly PurchasedOn { get; init; }

    public decimal PurchasedKrw { get; init; }

    public Correction? Correction { get; init; }

    /// <summary>Transit: the purchase arrives without an approval (status 04).</summary>
    public bool IsUnapproved { get; init; }

    public bool IsOverseas => Country is not null;

    public string StatusAt(DateTime now) => Correction switch
    {
        { } correction when correction.At <= now => correction.Modified is null ? "02" : "03",
        _ => IsUnapproved ? "04" : "01",
    };

    /// <summary>What is owed for it as known at the moment, in Korean won; nothing once cancelled.</summary>
    public decimal OwedAt(DateTime now) =>
        Correction is { } correction && correction.At <= now ? correction.Modified ?? 0 : PurchasedKrw;
}
