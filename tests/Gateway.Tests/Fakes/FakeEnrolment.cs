using System.Collections.Concurrent;
using MyDataHub.Domain;
using MyDataHub.Grains.Enrolling;

namespace MyDataHub.Gateway.Tests.Fakes;

internal sealed class FakeEnrolment : IEnrolment
{
    internal static readonly CustomerId Minji = new(Guid.Parse("01900000-0000-7000-8000-000000000001"));
    internal const string Login = "minji";
    internal const string Password = "correct horse";

    internal ConcurrentDictionary<string, CustomerId> ByCi { get; } = new();

    internal ConcurrentDictionary<CustomerId, Profile> Profiles { get; } = new([new(Minji, new Profile("김민지", "ko"))]);

    internal VerifiedPerson? Entered { get; private set; }

    public Task<CustomerId> EnterAsync(VerifiedPerson person, CancellationToken ct)
    {
        Entered = person;
        var id = ByCi.GetOrAdd(person.Ci, _ => new CustomerId(Guid.CreateVersion7()));
        Profiles[id] = new Profile(person.Name, null);
        return Task.FromResult(id);
    }

    public Task<EnrolmentAnswer> AddAsync(NewCustomer customer, CancellationToken ct) =>
        Task.FromResult<EnrolmentAnswer>(new EnrolmentAnswer.Added(Minji));

    public Task<CustomerId?> CheckPasswordAsync(string loginId, string password, CancellationToken ct) =>
        Task.FromResult<CustomerId?>(loginId == Login && password == Password ? Minji : null);

    public Task<Profile?> ProfileAsync(CustomerId id, CancellationToken ct) => Task.FromResult(Profiles.GetValueOrDefault(id));
}
