using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.Directory;
using MyDataHub.Providers.ExchangeRates;
using MyDataHub.Providers.Http;
using MyDataHub.Providers.Institutions;
using MyDataHub.Providers.KrMyData;
using MyDataHub.Providers.KrMyData.Authorizing;
using MyDataHub.Providers.KrMyData.Datasets;
using MyDataHub.Providers.KrMyData.Directory;
using MyDataHub.Providers.Market;
using MyDataHub.Providers.VehiclePrices;
using MyDataHub.Providers.VehicleRegister;

namespace MyDataHub.Providers;

/// <summary>Everything that leaves to institutions, from the settings alone.</summary>
public static class ProvidersRegistration
{
    /// <summary>The meter and the activity source to export.</summary>
    public const string TelemetryName = OutboundMetrics.Name;

    public static IServiceCollection AddProviders(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOutboundOptions(configuration);
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IDirectoryCache, MemoryDirectoryCache>();

        services.AddSingleton<OutboundMetrics>();
        services.AddSingleton<OutboundChannels>();
        services.AddSingleton<CertificateWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<CertificateWatch>());
        services.AddHealthChecks().AddCheck<CertificateWatch>("operator-certificate");
        services.AddSingleton(new InstitutionProfiles(configuration));
        services.AddSingleton<ApiCatalogues>();
        services.AddSingleton<PortalClient>();
        services.AddSingleton<CertificateAuthorityClient>();

        services.AddSingleton<IInstitutionDirectory, PortalDirectory>();
        services.AddSingleton<IInstitutions, ConfiguredInstitutions>();
        services.AddSingleton<IDatasetCatalogue, DatasetCatalogue>();
        services.AddSingleton<IConsentSigning, ConsentSigning>();
        services.AddSingleton<IVehiclePrices, VehiclePriceClient>();
        services.AddSingleton<IExchangeRates, ExchangeRateClient>();
        return services;
    }

    private static void AddOutboundOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<OutboundOptions, OutboundOptionsValidator>().Bind(configuration.GetSection(OutboundOptions.Section));
        services.AddChecked<OperatorsOptions, OperatorsOptionsValidator>()
            .Configure(operators => configuration.GetSection(OperatorsOptions.Section).Bind(operators.Items));
        services.AddChecked<CertificateAuthoritiesOptions, CertificateAuthoritiesOptionsValidator>()
            .Configure(authorities => configuration.GetSection(CertificateAuthoritiesOptions.Section).Bind(authorities.Items));
        services.AddChecked<PortalOptions, PortalOptionsValidator>().Bind(configuration.GetSection(PortalOptions.Section));
        services.AddChecked<VehicleRegisterOptions, VehicleRegisterOptionsValidator>().Bind(configuration.GetSection(VehicleRegisterOptions.Section));
        services.AddChecked<VehiclePricesOptions, VehiclePricesOptionsValidator>().Bind(configuration.GetSection(VehiclePricesOptions.Section));
        services.AddChecked<ExchangeRatesOptions, ExchangeRatesOptionsValidator>().Bind(configuration.GetSection(ExchangeRatesOptions.Section));
    }

    private static OptionsBuilder<TOptions> AddChecked<TOptions, TValidator>(this IServiceCollection services)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddSingleton<IValidateOptions<TOptions>, TValidator>();
        return services.AddOptions<TOptions>().ValidateOnStart();
    }
}
