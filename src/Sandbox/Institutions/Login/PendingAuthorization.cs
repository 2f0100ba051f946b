using Microsoft.AspNetCore.WebUtilities;
using MyDataHub.Sandbox.Households;
using MyDataHub.Sandbox.Institutions.OAuth;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Institutions.Login;

/// <summary>A person whom an operator sent to an institution's login page, and how to send that person back.</summary>
internal sealed class PendingAuthorization(AuthorizeRequest request)
{
    public string Id { get; } = Secret.New(40);

    /// <summary>Stands in every form of this sign-in, so that no other site can post one.</summary>
    public string FormToken { get; } = Secret.New(32);

    /// <summary>The one-time number that the sandbox shows, since it cannot send messages.</summary>
    public string OneTimeNumber { get; } = Pages.PersonPicker.NewOneTimeNumber();

    public Institution Institution { get; } = request.Institution;

    public OperatorClient Client { get; } = request.Client!;

    public string RedirectUri { get; } = request["redirect_uri"]!;

    public string? AppScheme { get; } = request["app_scheme"];

    /// <summary>The CI of the person at the operator, with which the one who signs in here is compared.</summary>
    public string ExpectedCi { get; } = request.Ci ?? "";

    private string State { get; } = request["state"] ?? "";

    private string TransactionId { get; } = request.TransactionId ?? "";

    /// <summary>Who signed in here.</summary>
    public Person? Person { get; set; }

    public override string ToString() => Institution.OrgCode;

    public string CallbackWithCode(string code) => Callback("code", code, null);

    public string CallbackWith(OAuthError error) => Callback("error", error.Error, error.Description);

    private string Callback(string member, string value, string? description)
    {
        var query = new Dictionary<string, string?> { [member] = value };
        if (description is not null)
        {
            query["error_description"] = description;
        }

        query["state"] = State;
        query["api_tran_id"] = TransactionId;
        return QueryHelpers.AddQueryString(RedirectUri, query);
    }
}
