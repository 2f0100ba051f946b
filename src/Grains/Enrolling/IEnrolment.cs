using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Grains.Enrolling;

/// <summary>How people become customers and show who they are: by a verified CI, by the operator's command, by a password.</summary>
public interface IEnrolment
{
    /// <summary>The customer with this CI, enrolled now on the first visit.</summary>
    Task<CustomerId> EnterAsync(VerifiedPerson person, CancellationToken ct);

    /// <summary>The operator's own command: a customer with a login id and a first password.</summary>
    Task<EnrolmentAnswer> AddAsync(NewCustomer customer, CancellationToken ct);

    /// <summary>Null for an unknown login id and for a wrong password alike, after the same work.</summary>
    Task<CustomerId?> CheckPasswordAsync(string loginId, string password, CancellationToken ct);

    /// <summary>What the pages greet the customer with; null once the customer has left.</summary>
    Task<Profile?> ProfileAsync(CustomerId id, CancellationToken ct);
}

/// <summary>Who an identity provider (본인확인기관) says the person is. Ci is the 연계정보: the same for this person at every company.</summary>
public sealed record VerifiedPerson(string Ci, string Name, DateOnly? Birth)
{
    public override string ToString() => nameof(VerifiedPerson);
}

public sealed record NewCustomer(string Ci, string Name, string LoginId, string Password)
{
    public DateOnly? Birth { get; init; }

    public override string ToString() => nameof(NewCustomer);
}

/// <summary>Language: ko or en, null when the customer has not chosen.</summary>
public sealed record Profile(string Name, string? Language)
{
    public override string ToString() => nameof(Profile);
}

public abstract record EnrolmentAnswer
{
    private EnrolmentAnswer()
    {
    }

    public sealed record Added(CustomerId Id) : EnrolmentAnswer;

    /// <summary>The login id or the CI is taken, or a value breaks a rule; the field names which.</summary>
    public sealed record Refused(Refusal Refusal) : EnrolmentAnswer;
}
