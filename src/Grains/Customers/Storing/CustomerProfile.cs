namespace MyDataHub.Grains.Customers.Storing;

/// <summary>Who the customer is, as verified at enrolment. ItemIdSalt makes the opaque item ids of this customer's views.</summary>
internal sealed record CustomerProfile(string Ci, string Name, byte[] ItemIdSalt)
{
    public DateOnly? Birth { get; init; }

    public string? LoginId { get; init; }

    public string? Language { get; init; }

    public override string ToString() => nameof(CustomerProfile);
}
