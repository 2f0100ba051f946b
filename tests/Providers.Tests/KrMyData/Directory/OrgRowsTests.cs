using System.Text.Json;
using MyDataHub.Domain;
using MyDataHub.Providers.Directory;
using MyDataHub.Providers.KrMyData.Directory;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.Tests.KrMyData.Directory;

public sealed class OrgRowsTests
{
    private const string Bank = """{"op_type":"I","org_code":"A1BANK0000","org_type":"01","org_name":"은행","industry":"bank","domain":"bank.example:8443","auth_type":"03","np_time_cnt":"1","np_time_list":[{"np_time":"2200:0400"}]}""";

    [Fact]
    public void A_provider_is_listed_with_its_address_and_windows()
    {
        var entry = Apply(DirectorySnapshot.Empty, Bank).Entries["A1BANK0000"];

        Assert.Equal((new Uri("https://bank.example:8443"), Sector.Bank, true), (entry.Address, entry.Sector, entry.AllowsIndividual));
        Assert.Equal(new DayWindow(new(22, 0), new(4, 0)), entry.ScheduledWindows.Single());
    }

    [Fact]
    public void A_delta_changes_removes_and_leaves_the_rest_alone()
    {
        var known = Apply(DirectorySnapshot.Empty, Bank, Bank.Replace("A1BANK", "A1GONE", StringComparison.Ordinal), Bank.Replace("A1BANK", "A1SAME", StringComparison.Ordinal));

        var after = Apply(known, """{"op_type":"D","org_code":"A1GONE0000"}""", Bank.Replace("은행", "새은행", StringComparison.Ordinal), Bank.Replace("A1BANK", "A1SAME", StringComparison.Ordinal));

        Assert.Equal(["A1BANK0000", "A1SAME0000"], after.Entries.Keys);
        Assert.Equal("새은행", after.Entries["A1BANK0000"].Name);
        Assert.Same(known.Entries["A1SAME0000"], after.Entries["A1SAME0000"]);
    }

    [Fact]
    public void An_institution_behind_a_relay_is_found_there_also_in_a_later_delta()
    {
        var relay = Apply(DirectorySnapshot.Empty, """{"op_type":"I","org_code":"R1RELAY000","org_type":"04","domain":"relay.example"}""");
        var small = """{"op_type":"I","org_code":"A1SMALL000","org_type":"02","relay_org_code":"R1RELAY000","org_name":"저축은행","industry":"bank"}""";

        Assert.Empty(relay.Entries);
        Assert.Equal(new Uri("https://relay.example"), Apply(relay, small).Entries["A1SMALL000"].Address);
        Assert.Equal(new Uri("https://relay.example"), Apply(DirectorySnapshot.Read(relay.Write())!, small).Entries["A1SMALL000"].Address);
        Assert.Empty(Apply(DirectorySnapshot.Empty, small).Entries);
    }

    [Theory]
    [InlineData("\"01\"", "\"03\"")]
    [InlineData("\"bank\"", "\"lottery\"")]
    [InlineData("\"bank.example:8443\"", "\"http://bank.example\"")]
    [InlineData("\"bank.example:8443\"", "\"\"")]
    public void What_cannot_be_asked_over_tls_is_not_listed(string from, string to) =>
        Assert.Empty(Apply(DirectorySnapshot.Empty, Bank.Replace(from, to, StringComparison.Ordinal)).Entries);

    [Fact]
    public void A_list_survives_being_kept()
    {
        var known = Apply(DirectorySnapshot.Empty, Bank);

        var read = DirectorySnapshot.Read(known.Write())!;

        Assert.Equal(known.Timestamp, read.Timestamp);
        Assert.Equal(known.Write(), read.Write());
        Assert.Null(DirectorySnapshot.Read([1, 2, 3]));
        Assert.Null(DirectorySnapshot.Read(null));
    }

    private static DirectorySnapshot Apply(DirectorySnapshot known, params string[] rows)
    {
        using var document = JsonDocument.Parse($$"""{"search_timestamp":"20260101000000","org_cnt":"{{rows.Length}}","org_list":[{{string.Join(',', rows)}}]}""");
        return OrgRows.Apply(known, new(document.RootElement, new WireNotes()));
    }
}
