using MyDataHub.Sandbox.Hosting;
using MyDataHub.Sandbox.Households;
using MyDataHub.Sandbox.Institutions.Consents;
using MyDataHub.Sandbox.Institutions.OAuth;

namespace MyDataHub.Sandbox.Institutions.Login;

/// <summary>
/// Signing in at an institution and deciding about a transfer request; the pages and the control port both end here.
/// </summary>
internal sealed class LoginDesk(WaitingRoom<PendingAuthorization> pending, AuthorizationCodes codes, Residents residents)
{
    public void Receive(PendingAuthorization authorization) => pending.Add(authorization.Id, authorization);

    public PendingAuthorization? Find(string? id) => pending.TryGet(id, out var authorization) ? authorization : null;

    /// <summary>
    /// Signs a person in. The answer is where to go when that cannot go on, such as for a wrong CI; null when it can.
    /// </summary>
    public string? SignIn(PendingAuthorization authorization, Person person)
    {
        if (person.Ci != authorization.ExpectedCi)
        {
            return End(authorization, authorization.CallbackWith(OAuthError.UnauthorizedUser("CI가 일치하지 않습니다")));
        }

        if (!residents.IsCustomer(authorization.Institution.OrgCode, person.Ci))
        {
            return End(authorization, authorization.CallbackWith(OAuthError.UnauthorizedUser("고객이 아닙니다")));
        }

        authorization.Person = person;
        return null;
    }

    /// <summary>The person agreed; the answer is where to go with the code. Only after signing in, and once.</summary>
    public string? Agree(PendingAuthorization authorization, TransferRequest request)
    {
        if (authorization.Person is not { } person || !pending.TryTake(authorization.Id, out _))
        {
            return null;
        }

        var key = new GrantKey(authorization.Institution.OrgCode, person.Ci, authorization.Client.ClientId);
        return authorization.CallbackWithCode(codes.Issue(key, authorization.RedirectUri, request));
    }

    public string Refuse(PendingAuthorization authorization) =>
        End(authorization, authorization.CallbackWith(OAuthError.AccessDenied()));

    private string End(PendingAuthorization authorization, string where)
    {
        pending.TryTake(authorization.Id, out _);
        return where;
    }
}
