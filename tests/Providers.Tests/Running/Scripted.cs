using System.Net;
using System.Text;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.Directory;
using MyDataHub.Providers.Http;
using MyDataHub.Providers.Institutions;
using MyDataHub.Providers.KrMyData;
using MyDataHub.Providers.KrMyData.Datasets;

namespace MyDataHub.Providers.Tests.Running;

/// <summary>An institution whose answers a test writes, behind the real pipeline without its transport. It offers v2 and echoes unless told otherwise.</summary>
internal sealed class Scripted : HttpMessageHandler
{
    public const string OrgCode = "A1TEST0000";

    private static readonly OperatorOptions Operator = new()
    {
        OrgCode = "D1AAAU0000",
        Name = "시험",
        ClientId = "client",
        ClientSecret = "secret",
        RedirectUri = "https://hub.example/callback",
        AppScheme = "hub",
    };

    public Func<HttpRequestMessage, int, Task<HttpResponseMessage>> Answer { get; set; } = (_, _) => Task.FromResult(Json("""{"rsp_code":"00000"}"""));

    public List<string> Calls { get; } = [];

    public List<string> TransactionIds { get; } = [];

    public bool Echoes { get; init; } = true;

    public string Catalogue { get; init; } = """{"rsp_code":"00000","version":"v2"}""";

    public OutboundOptions Limits { get; init; } = new() { RetryDelayMilliseconds = 1, MaxBodyBytes = 100_000, MaxPages = 20 };

    public InstitutionProfile Profile { get; init; } = new();

    public InstitutionEntry Entry { get; init; } = new(new(OrgCode), "시험은행", Sector.Bank, new("https://bank.example/base"));

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };

    public static HttpResponseMessage Code(string code) => Json($$"""{"rsp_code":"{{code}}","rsp_msg":""}""", (HttpStatusCode)int.Parse(code[..3], System.Globalization.CultureInfo.InvariantCulture));

    public Scripted Says(params string[] bodies)
    {
        Answer = (_, call) => Task.FromResult(Json(bodies[Math.Min(call, bodies.Length - 1)]));
        return this;
    }

    public IInstitution Institution()
    {
        HttpMessageHandler pipeline = this;
        var metrics = new OutboundMetrics(new Meters());
        DelegatingHandler[] handlers =
        [
            new AnswerLimitHandler(Limits),
            new MeteringHandler(OrgCode, metrics, new LogLines()),
            new TransactionIdHandler(new TransactionIds(TimeProvider.System), Operator.OrgCode),
            new ResilienceHandler(Limits),
            new ConcurrencyHandler(Limits),
        ];
        foreach (var handler in handlers)
        {
            handler.InnerHandler = pipeline;
            pipeline = handler;
        }

        var channel = new OutboundChannel(new HttpMessageInvoker(pipeline), Entry.Address, TimeProvider.System);
        var catalogues = new ApiCatalogues(Microsoft.Extensions.Options.Options.Create(Limits), TimeProvider.System);
        return new KrMyDataInstitution(new(Operator, Entry, Profile, channel), catalogues, Limits, metrics, TimeProvider.System);
    }

    public Task<FetchOutcome> FetchAsync(string dataset, TransferKind kind = TransferKind.UserRefresh, AssetKey? subject = null, string? part = null) =>
        Institution().FetchAsync(Request((KrDataset)new DatasetCatalogue().Find(dataset)!, subject, part) with { Kind = kind }, CancellationToken.None);

    public static FetchRequest Request(KrDataset dataset, AssetKey? subject = null, string? part = null) =>
        new(dataset, new(new("D1AAAU0000"), new(OrgCode)), TransferKind.UserRefresh, new("token"))
        {
            Subject = subject ?? (dataset.Subjects.IsEmpty ? null : new(new(OrgCode), dataset.Subjects[0], "110-123-456", dataset.SeqnoMember is null ? null : "1")),
            Part = part ?? dataset.PartSource switch
            {
                PartSource.BilledMonths => "202610:1",
                PartSource.None => null,
                PartSource.InsuredPeople or PartSource.CoveredCars => "1",
                _ => throw new ArgumentOutOfRangeException(nameof(dataset)),
            },
            Period = new(new(2026, 10, 1), new(2026, 10, 31)),
        };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var id = request.Headers.TryGetValues("x-api-tran-id", out var ids) ? ids.Single() : null;
        if (request.RequestUri!.AbsolutePath.EndsWith("/apis", StringComparison.Ordinal))
        {
            return Echo(Json(Catalogue), id);
        }

        TransactionIds.Add(id ?? "");
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Calls.Add($"{request.Method} {request.RequestUri.PathAndQuery} {body}".TrimEnd());
        var response = await Answer(request, Calls.Count - 1).WaitAsync(cancellationToken);
        return Echoes ? Echo(response, id) : response;
    }

    private static HttpResponseMessage Echo(HttpResponseMessage response, string? id)
    {
        response.Headers.TryAddWithoutValidation("x-api-tran-id", id);
        return response;
    }
}
