using Microsoft.AspNetCore.Http.Features;
using MyDataHub.Sandbox.CertificateAuthority;
using MyDataHub.Sandbox.Control;
using MyDataHub.Sandbox.ExchangeRates;
using MyDataHub.Sandbox.Faults;
using MyDataHub.Sandbox.Hosting;
using MyDataHub.Sandbox.IdentityVerification;
using MyDataHub.Sandbox.Institutions;
using MyDataHub.Sandbox.Institutions.Login;
using MyDataHub.Sandbox.Pages;
using MyDataHub.Sandbox.Portal;
using MyDataHub.Sandbox.Vehicles;

namespace MyDataHub.Sandbox;

/// <summary>
/// What a request meets: pages and controls have routes; every other party has one handler behind faults and counting.
/// </summary>
internal static class SandboxPipeline
{
    public static void UseSandbox(this IApplicationBuilder app)
    {
        app.MapWhen(Is(PartyKind.Browser), UseBrowserPages);
        app.MapWhen(Is(PartyKind.Control), UseControls);
        app.UseMiddleware<CallMiddleware>();
        app.UseMiddleware<FaultMiddleware>();
        app.Run(Serve);
    }

    private static Func<HttpContext, bool> Is(PartyKind kind) =>
        http => http.Features.GetRequiredFeature<Party>().Kind == kind;

    private static void UseBrowserPages(IApplicationBuilder app)
    {
        app.UseRouting();
        app.UseEndpoints(routes =>
        {
            routes.MapGet("/style.css", Page.StyleSheet);
            app.ApplicationServices.GetRequiredService<IdentityEndpoints>().Map(routes);
            app.ApplicationServices.GetRequiredService<SigningPages>().Map(routes);
            app.ApplicationServices.GetRequiredService<LoginPages>().Map(routes);
        });
    }

    private static void UseControls(IApplicationBuilder app)
    {
        // A web page that somebody visits must not be able to reach the controls by pointing its own name at this
        // machine.
        app.Use((http, next) => http.Request.Host.Host is "127.0.0.1" or "localhost" ? next(http) : Refuse(http));
        app.UseRouting();
        app.UseEndpoints(routes =>
        {
            app.ApplicationServices.GetRequiredService<ControlEndpoints>().Map(routes);
            app.ApplicationServices.GetRequiredService<HeadlessEndpoints>().Map(routes);
        });
    }

    private static Task Refuse(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return Task.CompletedTask;
    }

    private static Task Serve(HttpContext http)
    {
        T The<T>()
            where T : notnull => http.RequestServices.GetRequiredService<T>();

        return http.Features.GetRequiredFeature<Party>().Kind switch
        {
            PartyKind.Institution => The<InstitutionApi>().HandleAsync(http),
            PartyKind.CertificateAuthority => The<CertificateAuthorityApi>().HandleAsync(http),
            PartyKind.Portal => The<PortalApi>().HandleAsync(http),
            PartyKind.Register => The<VehicleApi>().RegisterAsync(http),
            PartyKind.Prices => The<VehicleApi>().PricesAsync(http),
            PartyKind.Rates => The<ExchangeRateApi>().HandleAsync(http),
            var kind => throw new InvalidOperationException($"{kind} is served by routes."),
        };
    }
}
