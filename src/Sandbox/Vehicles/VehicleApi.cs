using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Clock;
using MyDataHub.Sandbox.Hosting;
using MyDataHub.Sandbox.Households;
using MyDataHub.Sandbox.Institutions;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Vehicles;

/// <summary>
/// The public vehicle register and the vehicle price service. Their values are native JSON, unlike the standard's.
/// </summary>
internal sealed class VehicleApi(OperatorClients clients, IHouseholdData households, SandboxClock clock)
{
    private static readonly Dictionary<string, string> NoArguments = [];

    public Task RegisterAsync(HttpContext http) => Check(http, "/v1/vehicles", "ci", Vehicles).WriteAsync(http);

    public Task PricesAsync(HttpContext http) => Check(http, "/v1/prices", "vin", Price).WriteAsync(http);

    private Answer Check(HttpContext http, string path, string member, Func<string, Answer> answer)
    {
        if (!clients.KnowsCertificate(Caller.SerialNumberOf(http)))
        {
            return Answer.Of(RspCode.CertificateMismatch);
        }

        if (!TransactionId.IsWellFormed(http.Request.Headers[TransactionId.Header]))
        {
            return Answer.Of(RspCode.BadHeader);
        }

        if (http.Request.Path.Value != path)
        {
            return Answer.Of(RspCode.NoEndpoint);
        }

        if (!HttpMethods.IsGet(http.Request.Method))
        {
            return Answer.Of(RspCode.MethodNotAllowed);
        }

        return http.Request.Query[member].ToString() is { Length: > 0 } value
            ? answer(value)
            : Answer.Of(RspCode.BadParameter);
    }

    private Answer Vehicles(string ci)
    {
        var held = households.Read(Catalogue.Register, "/vehicles", ci, NoArguments, clock.GetUtcNow());
        var members = held?.Head ?? [];
        members.TryAdd("as_of", WireTime.DateTime(clock.GetUtcNow()));
        var rows = held?.Rows ?? [];
        members["vehicle_cnt"] = rows.Count;
        members["vehicle_list"] = new JsonArray([.. rows]);
        return Answer.Of(RspCode.Success, members);
    }

    private Answer Price(string vin)
    {
        var arguments = new Dictionary<string, string> { ["vin"] = vin };
        var held = households.Read(Catalogue.Prices, "/prices", "", arguments, clock.GetUtcNow());
        return held is null ? Answer.Of(RspCode.NoAsset) : Answer.Of(RspCode.Success, held.Head);
    }
}
