using MyDataHub.Domain;
using MyDataHub.Storage.Authorization;
using MyDataHub.Storage.Tests.Customers;

namespace MyDataHub.Storage.Tests.Authorization;

/// <summary>A flow on its way: a pushed request, opened by a browser.</summary>
internal static class Flow
{
    internal static readonly ClientId Client = new("client-1");
    internal static readonly DateTimeOffset Noon = Customer.Noon.ToUniversalTime();

    internal static PushedRequest Request(string body = "what was asked") => new(Client, Noon.AddSeconds(90), Customer.Bytes(body));

    internal static AuthorizationCode Code(CustomerId customer, GrantId grant) => new(Client, customer, grant, Noon.AddSeconds(60), Customer.Bytes("what the code stands for"));

    internal static GrantId NewGrant() => new(Guid.NewGuid());

    internal static async Task<Interaction> OpenAsync(Hub hub, string name = "interaction", string reference = "request")
    {
        await hub.Get<PushedRequestStore>().AddAsync(reference, Request(), default);
        Assert.True(await hub.Get<InteractionStore>().BeginAsync(name, reference, "browser", Noon, Noon.AddMinutes(15), default));
        return (await hub.Get<InteractionStore>().FindAsync(name, "browser", Noon, default))!;
    }
}
