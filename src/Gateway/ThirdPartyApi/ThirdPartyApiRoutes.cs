using MyDataHub.Domain.Assets.Open;
using MyDataHub.Gateway.AuthorizationServer.Listeners;
using MyDataHub.Gateway.Http;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.ThirdPartyApi;

/// <summary>The open API: what a grant shares, to whoever holds its token and proves it.</summary>
internal static class ThirdPartyApiRoutes
{
    internal const string Group = "open-v1";

    internal static void MapThirdPartyApi(this IEndpointRouteBuilder routes)
    {
        var calls = routes.ServiceProvider.GetRequiredService<OpenCalls>();
        var open = routes.MapGroup("/open/v1").WithMetadata(ServedOn.BackChannel).WithGroupName(Group);

        open.MapPart(calls, "/view", OpenQuery.Part.View, typeof(OpenView), "Everything the grant shares, in one answer");
        open.MapPart(calls, "/accounts", OpenQuery.Part.Accounts, typeof(OpenAccounts), "Accounts, wallets, investments and loans with their balances");
        open.MapPart(calls, "/holdings", OpenQuery.Part.Holdings, typeof(OpenHoldings), "The positions of investments");
        open.MapPart(calls, "/policies", OpenQuery.Part.Policies, typeof(OpenPolicies), "Insurance policies with their terms");
        open.MapPart(calls, "/vehicles", OpenQuery.Part.Vehicles, typeof(OpenVehicles), "Cars, with what is shared of their loan and policy");
        open.MapPart(calls, "/cards", OpenQuery.Part.Cards, typeof(OpenCards), "Cards");
        open.MapPart(calls, "/bills", OpenQuery.Part.Bills, typeof(OpenBills), "What card companies claim, and issued bills");
        open.MapPart(calls, "/grant", OpenQuery.Part.Grant, typeof(OpenGrant), "The grant itself, as the customer gave it");

        open.Map("/accounts/{id}", typeof(OpenAccount), "One account by its id", context => Account(context, calls));
        open.Map("/transactions", typeof(OpenTransactions), "Transactions, newest first; next is the cursor of the following page", context =>
            Rows(context, calls, OpenResource.Transactions, TransactionQueries.Page(context.Request.Query)));
        open.Map("/transactions/changes", typeof(OpenTransactionChanges), "What came, changed and went since a cursor; without one, everything", context =>
            Rows(context, calls, OpenResource.Changes, TransactionQueries.Changes(context.Request.Query)));
    }

    private static void MapPart(this RouteGroupBuilder open, OpenCalls calls, string path, OpenQuery.Part part, Type answer, string summary)
    {
        var resource = OpenResource.Of(part);
        open.Map(path, answer, summary, context => calls.AnswerAsync(context, resource, part));
    }

    // A plain delegate resolves, parses and copies nothing; it is not described by itself.
    private static void Map(this RouteGroupBuilder open, string path, Type answer, string summary, RequestDelegate get) =>
        open.MapGet(path, get)
            .WithMetadata(get.Method)
            .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, answer, ["application/json"]))
            .WithSummary(summary);

    private static Task Account(HttpContext context, OpenCalls calls)
    {
        var id = (string)context.GetRouteValue("id")!;
        return Text.IdProblem("id", id) is null
            ? calls.AnswerAsync(context, OpenResource.Account, new OpenQuery.Account(id))
            : calls.RefuseAsync(context, OpenResource.Account, Problems.NotFound("The grant shares nothing of this id."));
    }

    private static Task Rows(HttpContext context, OpenCalls calls, OpenResource resource, (OpenQuery? Query, Problem? Problem) read) =>
        read.Problem is { } problem ? calls.RefuseAsync(context, resource, problem) : calls.AnswerAsync(context, resource, read.Query!);
}
