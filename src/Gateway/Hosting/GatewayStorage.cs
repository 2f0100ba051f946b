using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Idempotency;
using MyDataHub.Gateway.Sessions;

namespace MyDataHub.Gateway.Hosting;

/// <summary>What the gateway itself keeps in the store, and how it sees whether the store is there.</summary>
internal static class GatewayStorage
{
    internal static void AddGatewayStorage(this IServiceCollection services)
    {
        services.AddSingleton<ISessionRecords, StoredSessions>();
        services.AddSingleton<IAnswerRecords, StoredAnswers>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database").AddCheck<OwnershipHealth>("ownership");
    }
}
