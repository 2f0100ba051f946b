using MyDataHub.Grains.Enrolling;

namespace MyDataHub.Gateway.SignIn;

/// <summary>Everything the way through the identity issuer can end in.</summary>
internal abstract record IdentityOutcome
{
    private IdentityOutcome()
    {
    }

    internal sealed record Verified(VerifiedPerson Person) : IdentityOutcome;

    /// <summary>The person said no, or the issuer refuses.</summary>
    internal sealed record Refused : IdentityOutcome;

    /// <summary>The answer proves nothing: a stable key says which check it failed.</summary>
    internal sealed record Invalid(string Why) : IdentityOutcome;

    internal sealed record Unavailable : IdentityOutcome;
}
