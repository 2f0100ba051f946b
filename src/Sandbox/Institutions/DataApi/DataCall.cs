using MyDataHub.Sandbox.Clock;
using MyDataHub.Sandbox.Faults;
using MyDataHub.Sandbox.Hosting;
using MyDataHub.Sandbox.Households;
using MyDataHub.Sandbox.Institutions.Consents;

namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>One call of a data API on its way through the checks; each adds what it found out.</summary>
internal sealed class DataCall(HttpContext http, Institution institution, byte[] body, DataWorld world)
{
    public HttpRequest Http { get; } = http.Request;

    public Institution Institution { get; } = institution;

    public byte[] Body { get; } = body;

    public DataWorld World { get; } = world;

    public DateTimeOffset Now { get; } = world.Clock.GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(SandboxClock.ToSeoul(Now).DateTime);

    public FaultsOfCall Faults { get; } = FaultsOfCall.In(http);

    public string SerialNumber { get; } = Caller.SerialNumberOf(http);

    public ApiType? Type { get; } = ApiType.Parse(http.Request.Headers[ApiType.Header]);

    /// <summary>Set once the path is known.</summary>
    public Resource? Resource { get; set; }

    /// <summary>What stands in the path where the template has <c>{card_id}</c>.</summary>
    public string? CardId { get; set; }

    /// <summary>Set once the token is known.</summary>
    public Grant? Grant { get; set; }

    /// <summary>The members of the request, once they are well formed.</summary>
    public IReadOnlyDictionary<string, string> Args { get; set; } = new Dictionary<string, string>();

    /// <summary>The place in a row of pages where this call goes on; null on a first page.</summary>
    public Cursor? Cursor { get; set; }

    public string Ci => Grant!.Key.Ci;

    public string? AssetNumber => Resource?.Asset is { } member ? Args[member] : null;

    /// <summary>What the person holds here, looked up once.</summary>
    public IReadOnlyList<HeldAsset> Assets => field ??= World.Residents.Assets(Institution.OrgCode, Ci);

    public string? Member(string name) => Args.GetValueOrDefault(name);
}

/// <summary>What the checks look things up in.</summary>
internal sealed record DataWorld(
    OperatorClients Clients, GrantStore Grants, Residents Residents, SandboxClock Clock, CycleBook Cycles, Cursors Cursors);
