using System.CommandLine;
using System.Globalization;
using MyDataHub.Gateway.Hosting;
using MyDataHub.Gateway.Http;
using MyDataHub.Grains.Enrolling;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Starting;

namespace MyDataHub.Gateway.Commands;

/// <summary>What an operator does beside serving. Each works alone and beside a running hub.</summary>
internal static class Verbs
{
    internal static IEnumerable<Verb> All(Action<WebApplicationBuilder> addParts) =>
    [
        CustomerAdd(addParts),
        new Verb("audit verify", "Compute the whole audit again and name the first link that does not hold", [], (_, settings, ct) =>
            WithStoreAsync(settings, addParts, VerifyAuditAsync, ct)),
        new Verb("database migrate", "Bring the database to this version's schema", [], (_, settings, ct) =>
            WithStoreAsync(settings, addParts, (_, _) => SayAsync("The database has this version's schema."), ct)),
        .. ThirdPartyVerbs.All(addParts),
    ];

    private static Verb CustomerAdd(Action<WebApplicationBuilder> addParts)
    {
        var ci = new Option<string>("--ci") { Description = "The person's CI (연계정보)", Required = true };
        var name = new Option<string>("--name") { Description = "The person's name", Required = true };
        var login = new Option<string>("--login") { Description = "The name to sign in with", Required = true };
        var birth = new Option<DateOnly?>("--birth") { Description = "The day of birth, such as 1990-01-31" };
        var generate = new Option<bool>("--generate-password") { Description = "Make a first password and print it once, instead of reading one" };

        return new Verb("customer add", "Enrol a customer with a first password", [ci, name, login, birth, generate], (words, settings, ct) =>
            WithStoreAsync(settings, addParts, async (services, stop) =>
            {
                var isGenerated = words.GetValue(generate);
                var password = isGenerated ? FirstPassword.Generate() : FirstPassword.Read();
                var customer = new NewCustomer(words.GetValue(ci)!, words.GetValue(name)!, words.GetValue(login)!, password) { Birth = words.GetValue(birth) };
                return await services.GetRequiredService<IEnrolment>().AddAsync(customer, stop) switch
                {
                    EnrolmentAnswer.Added(var id) => await SayAsync(isGenerated ? $"Enrolled customer {id}. First password: {password}" : $"Enrolled customer {id}."),
                    EnrolmentAnswer.Refused(var refusal) => throw new HostingException(refusal.Message),
                    var other => throw new InvalidOperationException($"An enrolment was neither done nor refused: {other.GetType().Name}."),
                };
            }, ct));
    }

    private static async Task<int> VerifyAuditAsync(IServiceProvider services, CancellationToken ct) =>
        await services.GetRequiredService<AuditVerifier>().VerifyAsync(ct) switch
        {
            AuditVerdict.Intact intact => await SayAsync(string.Create(
                CultureInfo.InvariantCulture, $"The audit holds: {intact.Entries} entries in {intact.Chains} chains, {intact.Anchors} anchors.")),
            AuditVerdict.Broken broken => throw new HostingException(string.Create(
                CultureInfo.InvariantCulture, $"The audit is broken: entry {broken.Number} of chain {broken.Chain} ({Word(broken.Fault)}).")),
            var other => throw new InvalidOperationException($"The audit was neither found intact nor broken: {other.GetType().Name}."),
        };

    private static string Word(AuditFault fault) => fault switch
    {
        AuditFault.Changed => "it was changed",
        AuditFault.Removed => "it was removed",
        AuditFault.Reordered => "it was moved",
        AuditFault.Cut => "it and what followed were cut off",
        AuditFault.AnchorForged => "the anchor was not signed by this hub over these heads",
        AuditFault.AnchorRemoved => "the anchor was removed",
    };

    // Opening the store migrates it; beside a running hub its server is used.
    internal static async Task<int> WithStoreAsync(
        HubSettings settings, Action<WebApplicationBuilder> addParts, Func<IServiceProvider, CancellationToken, Task<int>> act, CancellationToken ct)
    {
        var builder = settings.CreateBuilder("--Embedded:AttachIfRunning=true");
        builder.AddLogs();
        addParts(builder);
        await using var services = builder.Build();
        await services.Services.GetRequiredService<StorageStart>().OpenAsync(ct);
        return await act(services.Services, ct);
    }

    internal static async Task<int> SayAsync(string sentence)
    {
        await Console.Out.WriteLineAsync(sentence);
        return 0;
    }
}
