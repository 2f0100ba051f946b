using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer.Registration;

/// <summary>What came of a registration or of managing one.</summary>
internal abstract record RegistrationOutcome
{
    private RegistrationOutcome()
    {
    }

    internal sealed record Registered(StoredClient Client, string Token) : RegistrationOutcome;

    internal sealed record Removed : RegistrationOutcome
    {
        internal static readonly Removed Instance = new();
    }

    /// <summary>The token is not good for this. Says nothing about which clients there are.</summary>
    internal sealed record NotAllowed : RegistrationOutcome
    {
        internal static readonly NotAllowed Instance = new();
    }

    internal sealed record Refused(OAuthError Error) : RegistrationOutcome;
}
