using MyDataHub.Sandbox.Institutions;

namespace MyDataHub.Sandbox.Tests.Institutions;

public sealed class CatalogueTests
{
    public static TheoryData<string> OrgCodes => [.. Catalogue.Institutions.Select(institution => institution.OrgCode)];

    [Fact]
    public void At_least_ten_institutions_over_six_industries_are_played()
    {
        Assert.True(Catalogue.Institutions.Count >= 10);
        Assert.True(Catalogue.Institutions.Select(institution => institution.Industry).Distinct().Count() >= 6);
    }

    [Theory]
    [MemberData(nameof(OrgCodes))]
    public void An_org_code_has_ten_characters_and_is_found_again(string orgCode)
    {
        Assert.Equal(10, orgCode.Length);
        Assert.Equal(orgCode, Catalogue.Find(orgCode)?.OrgCode);
        Assert.Null(Catalogue.Find(orgCode.ToLowerInvariant()));
    }

    [Theory]
    [MemberData(nameof(OrgCodes))]
    public void Scheduled_windows_are_at_most_three_and_six_hours_in_sum(string orgCode)
    {
        var windows = Catalogue.Find(orgCode)!.Windows;

        Assert.InRange(windows.Count, 1, 3);
        Assert.True(windows.Sum(window => (window.To - window.From).TotalHours) >= 6);
        Assert.All(windows, window => Assert.Equal(0, window.From.Minute % 30));
        Assert.All(windows, window => Assert.False(window.Contains(window.To)));
    }
}
