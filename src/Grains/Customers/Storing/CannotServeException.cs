using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Grains.Customers.Storing;

/// <summary>
/// The platform cannot carry out a turn: the database does not answer, or the customer is unknown or was erased meanwhile. Thrown only
/// while reading and writing a customer; the grain turns it into its answer's refusal in one place, and calls without one let it through.
/// </summary>
public sealed class CannotServeException(Refusal refusal) : Exception(refusal.Key)
{
    public Refusal Refusal => refusal;

    public static CannotServeException UnknownCustomer() => new(new(RefusalKeys.UnknownCustomer, "There is no such customer."));

    public static CannotServeException Unavailable() => new(new(RefusalKeys.Unavailable, "The hub cannot reach its database. Try again shortly."));

    public static CannotServeException Contended() => new(new(RefusalKeys.Busy, "Too much happens at once for this customer. Try again shortly."));
}

/// <summary>Stable keys of refusals that any call may meet.</summary>
public static class RefusalKeys
{
    public const string Busy = "busy";
    public const string Unavailable = "unavailable";
    public const string UnknownCustomer = "unknown-customer";
}
