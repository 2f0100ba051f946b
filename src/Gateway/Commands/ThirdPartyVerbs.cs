using System.CommandLine;
using Microsoft.Extensions.Options;
using MyDataHub.Gateway.AuthorizationServer;
using MyDataHub.Gateway.AuthorizationServer.Keys;
using MyDataHub.Gateway.Http;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.Commands;

/// <summary>What an operator does for third parties: lets them register, and changes the keys that they trust.</summary>
internal static class ThirdPartyVerbs
{
    internal static IEnumerable<Verb> All(Action<WebApplicationBuilder> addParts) => [ClientToken(addParts), RotateKeys(addParts)];

    private static Verb ClientToken(Action<WebApplicationBuilder> addParts)
    {
        var uses = new Option<int>("--uses") { Description = "How many clients it registers", DefaultValueFactory = _ => 1 };
        var days = new Option<int>("--days") { Description = "How long it is good", DefaultValueFactory = _ => 7 };
        return new Verb("client-token", "Print a token once that lets a third party register a client", [uses, days], (words, settings, ct) =>
        {
            var (count, life) = (words.GetValue(uses), words.GetValue(days));
            return count is < 1 or > 1000 || life is < 1 or > 365
                ? throw new HostingException("--uses is 1 to 1000, --days is 1 to 365.")
                : Verbs.WithStoreAsync(settings, addParts, (services, stop) => AddTokenAsync(services, count, life, stop), ct);
        });
    }

    private static async Task<int> AddTokenAsync(IServiceProvider services, int uses, int days, CancellationToken ct)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var token = OpaqueSecret.Create();
        await services.GetRequiredService<InitialAccessTokens>().AddAsync(token, uses, now, now.AddDays(days), ct);
        return await Verbs.SayAsync(token);
    }

    private static Verb RotateKeys(Action<WebApplicationBuilder> addParts)
    {
        var now = new Option<bool>("--now") { Description = "The present keys are not to be trusted: they go at once, and what they signed with them" };
        return new Verb("keys rotate", "Make the next signing keys, published now and signing after a day", [now], (words, settings, ct) =>
            Verbs.WithStoreAsync(settings, addParts, (services, stop) => RotateAsync(services, words.GetValue(now), stop), ct));
    }

    private static async Task<int> RotateAsync(IServiceProvider services, bool atOnce, CancellationToken ct)
    {
        var options = services.GetRequiredService<IConfiguration>().GetSection(AuthorizationServerOptions.Section).Get<AuthorizationServerOptions>();
        using var keys = new ServerKeys(
            services.GetRequiredService<ServerKeyTable>(), services.GetRequiredService<TimeProvider>(), Options.Create(options ?? new AuthorizationServerOptions()));
        await keys.RotateAsync(atOnce, ct);
        return await Verbs.SayAsync(atOnce ? "The keys were replaced. A running hub uses the new ones within a minute." : "The next keys are made.");
    }
}
