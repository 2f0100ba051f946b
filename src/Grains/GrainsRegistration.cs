using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MyDataHub.Grains.Customers;
using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Grains.Customers.Exporting;
using MyDataHub.Grains.Customers.Granting;
using MyDataHub.Grains.Customers.Leaving;
using MyDataHub.Grains.Customers.Linking;
using MyDataHub.Grains.Customers.Opening;
using MyDataHub.Grains.Customers.Serving;
using MyDataHub.Grains.Customers.Visiting;
using MyDataHub.Grains.Customers.Withdrawing;
using MyDataHub.Grains.Enrolling;
using MyDataHub.Grains.Hosting;
using MyDataHub.Grains.Institutions;
using MyDataHub.Grains.Market;
using MyDataHub.Grains.Scheduling;
using MyDataHub.Providers.Directory;

namespace MyDataHub.Grains;

public static class GrainsRegistration
{
    /// <summary>The customers' grains in this process, and what they do by themselves. Needs the store and the providers beside it.</summary>
    public static IServiceCollection AddGrains(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddGrainOptions(configuration);
        services.AddActs(configuration);
        services.AddSingleton<HeldOwnership>();
        services.AddSingleton<INodeOwnership>(provider => provider.GetRequiredService<HeldOwnership>());
        services.AddSingleton<CustomerActivations>();
        services.AddSingleton<IGrains, InProcessGrains>();
        services.AddSingleton<IEnrolment, Enrolment>();
        services.AddSingleton<IInstitutionList, InstitutionList>();
        services.AddSingleton<IDirectoryCache, StoredDirectory>();
        services.AddHostedService<ActivationsHost>();
        services.AddHostedService<NodeOwnership>();
        services.AddRecurring<DueConnections>();
        services.AddRecurring<DueRevocations>();
        services.AddSingleton<ClockTrust>();
        services.AddRecurring<ClockJumps>();
        services.AddRecurring<ConsentSweep>();
        services.AddRecurring<GrantSweep>();
        return services.AddRecurring<AuditAnchoring>();
    }

    private static void AddGrainOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<HostingOptions, HostingOptionsValidator>(configuration, HostingOptions.Section);
        services.AddValidated<CollectingOptions, CollectingOptionsValidator>(configuration, CollectingOptions.Section);
        services.AddValidated<LinkingOptions, LinkingOptionsValidator>(configuration, LinkingOptions.Section);
        services.AddValidated<SchedulingOptions, SchedulingOptionsValidator>(configuration, SchedulingOptions.Section);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<LinkingOptions>>().Value);
    }

    private static void AddValidated<TOptions, TValidator>(this IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddOptions<TOptions>().Bind(configuration.GetSection(section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>, TValidator>();
    }

    private static void AddActs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new OperatorList(
            [.. configuration.GetSection("Operators").GetChildren().Select(one => new NamedOrganisation(one["OrgCode"] ?? "", one["Name"] ?? ""))]));
        services.AddSingleton<GrantRecording>();
        services.AddSingleton<UpstreamAssets>();
        services.AddSingleton<GrantFollowing>();
        services.AddSingleton<CustomerTurns>();
        services.AddSingleton<RateTable>();
        services.AddSingleton<ViewBuilding>();
        services.AddSingleton<ViewServing>();
        services.AddSingleton<ConnectionServing>();
        services.AddSingleton<TransactionServing>();
        services.AddSingleton<Visits>();
        services.AddSingleton<CarPrices>().AddSingleton<HistorySearch>();
        services.AddSingleton<InstitutionEnd>();
        services.AddSingleton<Applying>();
        services.AddSingleton<ResultApplying>();
        services.AddSingleton<ConnectionCollecting>();
        services.AddSingleton<Collecting>();
        services.AddSingleton<TermsDrafting>();
        services.AddSingleton<LinkDrafting>();
        services.AddSingleton<LinkRecording>();
        services.AddSingleton<TokenExchange>();
        services.AddSingleton<Linking>();
        services.AddSingleton<Revocations>();
        services.AddSingleton<Withdrawal>();
        services.AddSingleton<Expiry>();
        services.AddSingleton<Departure>();
        services.AddSingleton<Export>();
        services.AddSingleton<GrantPreviews>();
        services.AddSingleton<GrantGiving>();
        services.AddSingleton<GrantServing>();
        services.AddSingleton<GrantShowing>();
        services.AddSingleton<GrantEnding>();
        services.AddSingleton<OpenScopes>().AddSingleton<SharedViewBuilding>().AddSingleton<OpenRowServing>().AddSingleton<OpenServing>();
        services.AddSingleton<GrantTelling>();
        services.AddSingleton<GrantPassing>();
        services.AddSingleton<ScheduledWork>();
        services.AddSingleton<CustomerActs>();
    }

    /// <summary>Also found by its own type, so that a round can be done by hand.</summary>
    private static IServiceCollection AddRecurring<T>(this IServiceCollection services)
        where T : Recurring
    {
        services.AddSingleton<T>();
        return services.AddHostedService(provider => provider.GetRequiredService<T>());
    }
}
