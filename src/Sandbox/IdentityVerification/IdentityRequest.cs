using MyDataHub.Sandbox.Households;
using MyDataHub.Sandbox.Pages;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.IdentityVerification;

/// <summary>
/// An authorization request at the identity issuer (OpenID Connect Core 3.1.2.1, RFC 7636), waiting for a person.
/// </summary>
internal sealed record IdentityRequest(string RedirectUri, string? State, string? Nonce, string CodeChallenge)
{
    public string Id { get; } = Secret.New(40);

    public string FormToken { get; } = Secret.New(32);

    public string OneTimeNumber { get; } = PersonPicker.NewOneTimeNumber();

    public override string ToString() => nameof(IdentityRequest);
}

/// <summary>A code of the identity issuer and whom it stands for.</summary>
internal sealed record IdentityCode(IdentityRequest Request, Person Person)
{
    public override string ToString() => nameof(IdentityCode);
}
