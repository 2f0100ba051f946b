using MyDataHub.Domain;
using MyDataHub.Storage.SignIn;
using MyDataHub.Storage.Tests.Customers;

namespace MyDataHub.Storage.Tests.SignIn;

public sealed class PasswordStoreTests(SharedServer server) : DatabaseTest(server)
{
    private PasswordStore Passwords => Hub.Get<PasswordStore>();

    [Fact]
    public async Task The_right_password_tells_whose_it_is()
    {
        var id = await Customer.CreateAsync(Hub);
        Assert.True(await Passwords.SetAsync(id, "Haneul@Example.kr", "correct horse", default));

        Assert.Equal(id, await Check("haneul@example.KR ", "correct horse"));
        Assert.Null(await Check("haneul@example.kr", "wrong horse"));
        Assert.Null(await Check("somebody@example.kr", "correct horse"));
    }

    [Fact]
    public async Task A_login_belongs_to_one_customer_who_may_change_the_password()
    {
        var id = await Customer.CreateAsync(Hub);
        var other = await Customer.CreateAsync(Hub, ci: "OTHER");
        await Passwords.SetAsync(id, "haneul", "first", default);

        Assert.False(await Passwords.SetAsync(other, "haneul", "stolen", default));
        Assert.True(await Passwords.SetAsync(id, "haneul", "second", default));

        Assert.Equal(id, await Check("haneul", "second"));
        Assert.Null(await Check("haneul", "stolen"));
        Assert.Null(await Check("haneul", "first"));
    }

    [Fact]
    public async Task After_some_failures_even_the_right_password_waits()
    {
        var id = await Customer.CreateAsync(Hub);
        await Passwords.SetAsync(id, "haneul", "right", default);
        for (var i = 0; i < 5; i++)
        {
            Assert.Null(await Check("haneul", "wrong"));
        }

        Assert.Null(await Check("haneul", "right"));
        Assert.Null(await Passwords.CheckAsync("haneul", "right", Customer.Noon.AddSeconds(29), default));
        Assert.Equal(id, await Passwords.CheckAsync("haneul", "right", Customer.Noon.AddSeconds(31), default));
        Assert.Null(await Check("haneul", "wrong"));
        Assert.Equal(id, await Check("haneul", "right"));
    }

    [Fact]
    public void A_stored_password_is_salted_and_slow()
    {
        var stored = PasswordHash.Of("same");

        Assert.StartsWith("pbkdf2-sha256$600000$", stored, StringComparison.Ordinal);
        Assert.NotEqual(stored, PasswordHash.Of("same"));
        Assert.True(PasswordHash.Matches("same", stored));
        Assert.False(PasswordHash.Matches("Same", stored));
        Assert.False(PasswordHash.Matches("", PasswordHash.OfNobody));
    }

    private Task<CustomerId?> Check(string login, string password) => Passwords.CheckAsync(login, password, Customer.Noon, default);
}

public sealed class SessionStoreTests(SharedServer server) : DatabaseTest(server)
{
    private static readonly DateTimeOffset Noon = Customer.Noon;

    private SessionStore Sessions => Hub.Get<SessionStore>();

    [Fact]
    public async Task A_session_is_found_until_it_is_idle_or_old()
    {
        var session = await SignIn("token");

        Assert.Equal(session, await Sessions.FindAsync("token", Noon.AddMinutes(9), default));
        Assert.Null(await Sessions.FindAsync("other", Noon, default));
        Assert.Null(await Sessions.FindAsync("token", Noon.AddMinutes(10), default));
        Assert.True(await Sessions.ProlongAsync("token", Noon.AddMinutes(30), default));
        Assert.NotNull(await Sessions.FindAsync("token", Noon.AddMinutes(29), default));
    }

    [Fact]
    public async Task No_session_is_prolonged_past_its_end()
    {
        await SignIn("token");

        await Sessions.ProlongAsync("token", Noon.AddDays(9), default);

        Assert.NotNull(await Sessions.FindAsync("token", Noon.AddHours(11), default));
        Assert.Null(await Sessions.FindAsync("token", Noon.AddHours(12), default));
    }

    [Fact]
    public async Task A_removed_session_is_gone_at_once_and_cannot_be_prolonged()
    {
        await SignIn("token");

        await Sessions.RemoveAsync("token", default);

        Assert.Null(await Sessions.FindAsync("token", Noon, default));
        Assert.False(await Sessions.ProlongAsync("token", Noon.AddMinutes(30), default));
    }

    [Fact]
    public async Task All_sessions_of_a_customer_end_together()
    {
        var session = await SignIn("phone");
        await Sessions.AddAsync("laptop", session, default);

        await Sessions.RemoveAllAsync(session.Customer, default);

        Assert.Null(await Sessions.FindAsync("phone", Noon, default));
        Assert.Null(await Sessions.FindAsync("laptop", Noon, default));
    }

    [Fact]
    public async Task Ended_sessions_are_purged_and_others_stay()
    {
        var session = await SignIn("short");
        await Sessions.AddAsync("long", session with { IdleEndsAt = Noon.AddHours(2) }, default);

        await Sessions.PurgeAsync(Noon.AddHours(1), default);

        Assert.Equal(1L, await Hub.ScalarAsync("select count(*) from session"));
        Assert.NotNull(await Sessions.FindAsync("long", Noon, default));
    }

    [Fact]
    public async Task Nobody_unknown_gets_a_session() =>
        Assert.False(await Sessions.AddAsync("token", new Session(Customer.NewId(), Noon, Noon, Noon), default));

    private async Task<Session> SignIn(string token)
    {
        var id = await Customer.CreateAsync(Hub);
        var session = new Session(id, Noon.ToUniversalTime(), Noon.AddMinutes(10).ToUniversalTime(), Noon.AddHours(12).ToUniversalTime());
        Assert.True(await Sessions.AddAsync(token, session, default));
        return session;
    }
}
