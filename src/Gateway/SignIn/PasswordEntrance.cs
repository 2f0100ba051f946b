using MyDataHub.Domain;
using MyDataHub.Gateway.CustomerApi;
using MyDataHub.Grains.Enrolling;

namespace MyDataHub.Gateway.SignIn;

/// <summary>Signing in by login name and password, under the limits that keep guessers slow, whichever page it is typed on.</summary>
internal sealed class PasswordEntrance(PasswordLimits limits, IEnrolment enrolment, Entrance entrance)
{
    internal async Task<PasswordOutcome> TryAsync(HttpContext context, string loginId, string password, CancellationToken ct)
    {
        if (limits.WaitFor(loginId) is { } seconds)
        {
            return new PasswordOutcome.TooOften(seconds);
        }

        using var turn = await limits.EnterAsync(ct);
        if (!turn.IsAcquired)
        {
            return new PasswordOutcome.Busy();
        }

        if (await enrolment.CheckPasswordAsync(loginId, password, ct) is not { } customer)
        {
            return new PasswordOutcome.Wrong();
        }

        await entrance.EnterAsync(context, customer, ct);
        return new PasswordOutcome.Entered(customer);
    }
}

/// <summary>What came of a password.</summary>
internal abstract record PasswordOutcome
{
    private PasswordOutcome() { }

    internal sealed record Entered(CustomerId Customer) : PasswordOutcome;

    internal sealed record Wrong : PasswordOutcome;

    internal sealed record TooOften(int Seconds) : PasswordOutcome;

    internal sealed record Busy : PasswordOutcome;
}
