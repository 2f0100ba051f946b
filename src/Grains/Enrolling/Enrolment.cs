using System.Security.Cryptography;
using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Customers;
using MyDataHub.Storage.SignIn;

namespace MyDataHub.Grains.Enrolling;

/// <summary>Customers come in by a verified CI or by the operator's command; nothing about them is stored outside their own encryption.</summary>
internal sealed class Enrolment(CustomerStore store, PasswordStore passwords, TimeProvider clock) : IEnrolment
{
    private const string Active = "active";
    private const int SaltSize = 32;

    public async Task<CustomerId> EnterAsync(VerifiedPerson person, CancellationToken ct) =>
        await store.FindByCiAsync(person.Ci, ct) ?? await CreateAsync(person, null, ct) switch
        {
            CreateOutcome.Created created => created.Id,
            CreateOutcome.AlreadyThere there => there.Id,
            _ => throw CannotServeException.Unavailable(),
        };

    public async Task<EnrolmentAnswer> AddAsync(NewCustomer customer, CancellationToken ct)
    {
        if (EnrolmentRules.Problem(customer) is { } problem)
        {
            return new EnrolmentAnswer.Refused(problem);
        }

        switch (await CreateAsync(new(customer.Ci, customer.Name, customer.Birth), customer.LoginId, ct))
        {
            case CreateOutcome.Created created:
                return await passwords.SetAsync(created.Id, customer.LoginId, customer.Password, ct)
                    ? new EnrolmentAnswer.Added(created.Id)
                    : await UndoAsync(created.Id, ct);
            case CreateOutcome.AlreadyThere:
                return new EnrolmentAnswer.Refused(new("ci-taken", "A customer with this CI is enrolled already.", "ci"));
            default:
                throw CannotServeException.Unavailable();
        }
    }

    public Task<CustomerId?> CheckPasswordAsync(string loginId, string password, CancellationToken ct) =>
        passwords.CheckAsync(loginId, password, clock.GetUtcNow(), ct);

    public async Task<Profile?> ProfileAsync(CustomerId id, CancellationToken ct)
    {
        switch (await store.LoadAsync(id, ct))
        {
            case LoadOutcome.Loaded loaded:
                var profile = await new CustomerFile(store, loaded.Customer).ProfileAsync(ct);
                return new(profile.Name, profile.Language);
            case LoadOutcome.Unknown:
                return null;
            default:
                throw CannotServeException.Unavailable();
        }
    }

    // Nobody has seen this customer yet: a login that is somebody else's leaves nothing behind.
    private async Task<EnrolmentAnswer> UndoAsync(CustomerId id, CancellationToken ct)
    {
        if (await store.LoadAsync(id, ct) is LoadOutcome.Loaded loaded)
        {
            await store.EraseAsync(new(id, loaded.Customer.Version) { Audit = [Entry(id, "customer.erased")] }, ct);
        }

        return new EnrolmentAnswer.Refused(new("login-taken", "This login id is somebody else's.", "loginId"));
    }

    private async Task<CreateOutcome> CreateAsync(VerifiedPerson person, string? loginId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var id = new CustomerId(Guid.CreateVersion7(now));
        var profile = new CustomerProfile(person.Ci, person.Name, RandomNumberGenerator.GetBytes(SaltSize)) { Birth = person.Birth, LoginId = loginId };
        return await store.CreateAsync(
            new(id, person.Ci, Active, now) { Documents = NewBook.Of(profile), Audit = [Entry(id, "customer.enrolled")] }, ct);
    }

    private AuditEntry Entry(CustomerId id, string action) =>
        new(AuditChain.Of(id), clock.GetUtcNow(), AuditActor.Hub, action) { Subjects = [id.ToString()] };
}
