using MyDataHub.Grains.Enrolling;

namespace MyDataHub.Gateway.SignIn;

/// <summary>
/// People who are enrolled when a hub in development starts, section DemoCustomers of the settings (the sandbox writes it). One who is
/// enrolled already, or whose login id is taken, is left as is. Outside development the section is ignored: customers come by
/// identity verification or by the operator's command.
/// </summary>
internal sealed partial class DemoCustomers(
    IConfiguration configuration, IHostEnvironment environment, IEnrolment enrolment, ILogger<DemoCustomers> log) : IHostedService
{
    internal const string Section = "DemoCustomers";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment())
        {
            return;
        }

        var added = 0;
        foreach (var person in configuration.GetSection(Section).Get<DemoCustomer[]>() ?? [])
        {
            var customer = new NewCustomer(person.Ci, person.Name, person.LoginId, person.Password) { Birth = person.Birth };
            added += await enrolment.AddAsync(customer, cancellationToken) is EnrolmentAnswer.Added ? 1 : 0;
        }

        LogEnrolled(added);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} demo customers were enrolled.")]
    private partial void LogEnrolled(int count);

    private sealed record DemoCustomer
    {
        public string Ci { get; init; } = "";

        public string Name { get; init; } = "";

        public string LoginId { get; init; } = "";

        public string Password { get; init; } = "";

        public DateOnly? Birth { get; init; }
    }
}
