using MyDataHub.Sandbox.Households;
using MyDataHub.Sandbox.Institutions;
using MyDataHub.Sandbox.Institutions.DataApi;

namespace MyDataHub.Sandbox.Tests.Households;

public sealed class CoverageTests
{
    private static readonly HouseholdData Data = new(1);

    private static readonly Lazy<ILookup<(Industry, string), HeldRows>> Answers = new(() =>
    {
        var industries = Catalogue.Institutions.ToDictionary(institution => institution.OrgCode, institution => institution.Industry);
        return Data.People
            .SelectMany(person => Everything.Answers(Data, person, Ask.Now))
            .Where(answer => answer.Rows is not null && industries.ContainsKey(answer.Org))
            .ToLookup(answer => (industries[answer.Org], answer.Resource), answer => answer.Rows!);
    });

    public static TheoryData<Industry, string> Resources
    {
        get
        {
            var resources = new TheoryData<Industry, string>();
            foreach (var industry in Enum.GetValues<Industry>())
            {
                foreach (var resource in ResourceTable.Of(industry).Where(resource => resource.Path != "/consents"))
                {
                    resources.Add(industry, resource.Path);
                }
            }

            return resources;
        }
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Every_api_of_a_played_industry_has_something_to_tell_about_a_demo_person(Industry industry, string resource)
    {
        var answers = Answers.Value[(industry, resource)].ToList();

        // A cash advance is only there until the next bill, so it may be that nobody has one on this day.
        var mayBeEmpty = resource == "/loans/short-term";
        Assert.Contains(answers, answer => answer.ListName is null || answer.Rows.Count > 0 || mayBeEmpty);
    }

    [Fact]
    public void Nothing_is_told_about_strangers_or_unknown_accounts()
    {
        var person = Data.People[0];

        Assert.Null(Data.Try("A1GAON0000", "/accounts", person with { Ci = "unknown" }, Ask.Now));
        Assert.Null(Data.Try("A1GAON0000", "/accounts/deposit/detail", person, Ask.Now, ("account_num", "1")));
        Assert.Null(Data.Try("A1GAON0000", "/accounts", Data.People[7], Ask.Now));
        Assert.Null(Data.Try("A1GAON0000", "/no/such", person, Ask.Now));
    }

    [Fact]
    public void Every_demo_person_has_a_story_of_their_own()
    {
        Assert.Equal(8, Data.People.Count);
        Assert.Equal(8, Data.People.Select(person => person.Summary).Distinct().Count());
        Assert.All(Data.People, person => Assert.Equal(88, person.Ci.Length));
    }

    [Fact]
    public void A_thousand_people_are_made_only_when_looked_at()
    {
        var many = new HouseholdData(1, people: 1_000, kept: 4);

        Assert.Equal(1_000, many.People.Select(person => person.Ci).Distinct().Count());
        foreach (var index in (int[])[8, 400, 999, 8])
        {
            var person = many.People[index];
            Assert.NotEmpty(Everything.Orgs.SelectMany(org => many.Assets(org, person.Ci, Ask.Now)));
        }
    }
}
