using System.Text;
using MyDataHub.Grains.Enrolling;
using MyDataHub.Grains.Tests.Fakes;

namespace MyDataHub.Grains.Tests.Journeys;

public sealed class EnrolmentTests(SharedServer server) : GrainTest(server)
{
    private static readonly NewCustomer Gildong = new("ci-1", "홍길동", "gildong", "correct horse battery");

    private IEnrolment Enrolment => Hub.Get<IEnrolment>();

    [Fact]
    public async Task The_same_CI_is_the_same_customer() => Assert.Equal(await Hub.EnterAsync(), await Hub.EnterAsync());

    [Fact]
    public async Task Two_CIs_are_two_customers() => Assert.NotEqual(await Hub.EnterAsync(), await Hub.EnterAsync("ci-2"));

    [Fact]
    public async Task Who_was_added_by_command_signs_in_by_password_and_is_greeted_by_name()
    {
        var added = Assert.IsType<EnrolmentAnswer.Added>(await Enrolment.AddAsync(Gildong, default));

        Assert.Equal(added.Id, await Enrolment.CheckPasswordAsync("gildong", Gildong.Password, default));
        Assert.Equal("홍길동", (await Enrolment.ProfileAsync(added.Id, default))?.Name);
        Assert.Null(await Enrolment.CheckPasswordAsync("gildong", "wrong horse battery", default));
        Assert.Null(await Enrolment.CheckPasswordAsync("nobody", Gildong.Password, default));
    }

    [Fact]
    public async Task A_CI_or_a_login_that_is_taken_is_refused_and_leaves_nothing_behind()
    {
        await Enrolment.AddAsync(Gildong, default);

        var sameCi = Assert.IsType<EnrolmentAnswer.Refused>(await Enrolment.AddAsync(Gildong with { LoginId = "other" }, default));
        var sameLogin = Assert.IsType<EnrolmentAnswer.Refused>(await Enrolment.AddAsync(Gildong with { Ci = "ci-2" }, default));

        Assert.Equal(("ci", "loginId"), (sameCi.Refusal.Field, sameLogin.Refusal.Field));
        Assert.IsType<EnrolmentAnswer.Added>(await Enrolment.AddAsync(Gildong with { Ci = "ci-2", LoginId = "another" }, default));
    }

    [Theory]
    [InlineData("", "홍길동", "gildong", "correct horse battery", "ci")]
    [InlineData("ci-1", " ", "gildong", "correct horse battery", "name")]
    [InlineData("ci-1", "홍길동", "gil dong", "correct horse battery", "loginId")]
    [InlineData("ci-1", "홍길동", "gildong", "too short", "password")]
    public async Task A_bad_value_is_refused_with_its_name(string ci, string name, string login, string password, string field) => Assert.Equal(
        field, Assert.IsType<EnrolmentAnswer.Refused>(await Enrolment.AddAsync(new(ci, name, login, password), default)).Refusal.Field);

    [Fact]
    public async Task The_export_holds_everything_but_the_tokens()
    {
        var book = BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 5_000m));
        book.Pay("110-1", 123m, "t-1");
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);

        var files = (await Hub.Customer(id).ExportAsync(default)).Files.ToDictionary(file => file.Name, file => Encoding.UTF8.GetString(file.Content.Span));

        Assert.Contains("ci-1", files["profile.json"], StringComparison.Ordinal);
        Assert.Contains("\"version\": 1", files["consents.json"], StringComparison.Ordinal);
        Assert.Contains("4877", files["book.json"], StringComparison.Ordinal);
        Assert.Contains("110-1,,t-1,", files["transactions.csv"], StringComparison.Ordinal);
        Assert.Contains("consent.given", files["audit.json"], StringComparison.Ordinal);
        Assert.DoesNotContain(files.Values, text => text.Contains($"access-{FakeWorld.Bank}", StringComparison.Ordinal) || text.Contains($"refresh-{FakeWorld.Bank}", StringComparison.Ordinal));
    }
}
