using System.Collections.Frozen;
using MyDataHub.Sandbox.Clock;
using MyDataHub.Sandbox.Households;

namespace MyDataHub.Sandbox.Institutions;

/// <summary>The people, found by CI or login id, and what each holds where.</summary>
internal sealed class Residents(IHouseholdData households, SandboxClock clock)
{
    private readonly Lazy<FrozenDictionary<string, Person>> _byCi =
        new(() => households.People.ToFrozenDictionary(person => person.Ci, StringComparer.Ordinal));

    private readonly Lazy<FrozenDictionary<string, Person>> _byLogin =
        new(() => households.People.DistinctBy(person => person.LoginId).ToFrozenDictionary(person => person.LoginId, StringComparer.Ordinal));

    public IReadOnlyList<Person> All => households.People;

    public Person? Find(string? ci) => ci is null ? null : _byCi.Value.GetValueOrDefault(ci);

    public Person? FindByLogin(string? loginId) => loginId is null ? null : _byLogin.Value.GetValueOrDefault(loginId);

    public IReadOnlyList<HeldAsset> Assets(string orgCode, string ci) =>
        households.Assets(orgCode, ci, clock.GetUtcNow());

    /// <summary>Whether the institution knows this person at all.</summary>
    public bool IsCustomer(string orgCode, string ci) => Assets(orgCode, ci).Count > 0;

    /// <summary>Full years of age today in Seoul.</summary>
    public int AgeOf(Person person)
    {
        var today = clock.SeoulToday;
        var years = today.Year - person.Birth.Year;
        return person.Birth.AddYears(years) > today ? years - 1 : years;
    }
}
