using MyDataHub.Domain;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Tests.Customers;
using Npgsql;

namespace MyDataHub.Storage.Tests.Audit;

public sealed class AuditVerifierTests(SharedServer server) : DatabaseTest(server)
{
    private static readonly AuditChain Chain = AuditChain.Of(new CustomerId(new Guid("00000000-0000-0000-0000-000000000001")));
    private static readonly AuditChain Other = AuditChain.Of(new OperatorId("M1DHUB0000"));

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Append(Chain, 5);
        await Append(Other, 2);
    }

    [Fact]
    public async Task An_untouched_audit_is_intact()
    {
        await Anchor();
        await Append(Chain, 1);

        Assert.Equal(new AuditVerdict.Intact(8, 2, 1), await Verify());
    }

    [Theory]
    [InlineData("update audit_entry set action = 'act.9' where number = 3 and chain = $1", 3, AuditFault.Changed)]
    [InlineData("update audit_entry set at = at + interval '1 microsecond' where number = 3 and chain = $1", 3, AuditFault.Changed)]
    [InlineData("update audit_entry set subjects = '{other}' where number = 1 and chain = $1", 1, AuditFault.Changed)]
    [InlineData("update audit_entry set details = '{\"n\":\"9\"}' where number = 2 and chain = $1", 2, AuditFault.Changed)]
    [InlineData("update audit_entry set actor_id = 'other' where number = 2 and chain = $1", 2, AuditFault.Changed)]
    [InlineData("update audit_entry set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) where number = 4 and chain = $1", 4, AuditFault.Changed)]
    [InlineData("delete from audit_entry where number = 1 and chain = $1", 1, AuditFault.Removed)]
    [InlineData("delete from audit_entry where number = 3 and chain = $1", 3, AuditFault.Removed)]
    [InlineData("delete from audit_entry where number = 5 and chain = $1", 5, AuditFault.Cut)]
    [InlineData("delete from audit_entry where number >= 2 and chain = $1", 2, AuditFault.Cut)]
    [InlineData("delete from audit_entry where chain = $1", 1, AuditFault.Cut)]
    [InlineData("update audit_entry set number = case number when 2 then 1003 else 1002 end where number in (2, 3) and chain = $1", 2, AuditFault.Removed)]
    public async Task What_was_done_to_an_entry_is_named(string tampering, long number, AuditFault fault)
    {
        await Tamper(tampering);

        Assert.Equal(new AuditVerdict.Broken(Chain.Name, number, fault), await Verify());
    }

    [Fact]
    public async Task Two_entries_that_changed_places_are_named()
    {
        await Tamper("update audit_entry set number = number + 1000 where number in (2, 3) and chain = $1");
        await Tamper("update audit_entry set number = 1005 - number where number in (1002, 1003) and chain = $1");

        Assert.Equal(new AuditVerdict.Broken(Chain.Name, 2, AuditFault.Reordered), await Verify());
    }

    [Fact]
    public async Task A_chain_written_anew_with_right_hashes_is_betrayed_by_its_anchor()
    {
        await Anchor();
        await Tamper("delete from audit_entry where chain = $1");
        await Tamper("delete from audit_head where chain = $1");
        await Append(Chain, 5, "forged");

        Assert.Equal(new AuditVerdict.Broken(Chain.Name, 5, AuditFault.Changed), await Verify());
    }

    [Fact]
    public async Task A_cut_end_with_its_head_set_back_is_betrayed_by_its_anchor()
    {
        await Anchor();
        await Tamper("delete from audit_entry where number > 3 and chain = $1");
        await Tamper("update audit_head h set number = 3, hash = e.hash from audit_entry e where e.number = 3 and e.chain = h.chain and h.chain = $1");

        Assert.Equal(new AuditVerdict.Broken(Chain.Name, 4, AuditFault.Cut), await Verify());
    }

    [Fact]
    public async Task An_anchor_not_signed_by_this_hub_is_named()
    {
        await Anchor();
        await Tamper("update audit_anchor set signature = set_byte(signature, 60, get_byte(signature, 60) # 1) where $1 <> ''");

        Assert.Equal(new AuditVerdict.Broken("anchors", 1, AuditFault.AnchorForged), await Verify());
    }

    [Fact]
    public async Task An_anchor_that_stands_for_other_heads_is_named()
    {
        await Anchor();
        await Tamper("delete from audit_anchored_head where chain = $1");

        Assert.Equal(new AuditVerdict.Broken("anchors", 1, AuditFault.AnchorForged), await Verify());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_removed_anchor_is_named_even_the_last(int removed)
    {
        for (var i = 0; i < 3; i++)
        {
            await Append(Chain, 1);
            await Anchor();
        }

        await Tamper($"delete from audit_anchored_head where anchor = {removed} and $1 <> ''");
        await Tamper($"delete from audit_anchor where number = {removed} and $1 <> ''");

        Assert.Equal(new AuditVerdict.Broken("anchors", removed, AuditFault.AnchorRemoved), await Verify());
    }

    [Fact]
    public async Task Only_chains_that_have_grown_are_anchored()
    {
        Assert.Equal(2, await Anchor());
        Assert.Equal(0, await Anchor());
        await Append(Other, 1);
        Assert.Equal(1, await Anchor());
    }

    [Theory]
    [InlineData("update audit_entry set action = 'other'")]
    [InlineData("delete from audit_entry")]
    [InlineData("truncate audit_entry")]
    [InlineData("delete from audit_anchored_head")]
    [InlineData("update audit_anchor set at = now()")]
    public async Task The_database_itself_refuses_to_change_the_audit(string statement)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Hub.ScalarAsync(statement));

        Assert.StartsWith("audit is append-only", refused.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writers_at_once_on_two_nodes_make_one_chain()
    {
        await using var other = await AnotherHub();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? Hub : other).Get<AuditLog>().AppendAsync(
            [Entry(Other, 1), Entry(Chain, 1)], default)));

        Assert.Equal(new AuditVerdict.Intact(47, 2, 0), await Verify());
    }

    [Fact]
    public async Task Nothing_but_ids_and_codes_may_be_recorded() =>
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Hub.Get<AuditLog>().AppendAsync([Entry(Chain, 1) with { Action = "김하늘" }], default));

    private static AuditEntry Entry(AuditChain chain, int number, string action = "act") =>
        new(chain, Customer.Noon.AddTicks(7), new AuditActor("administrator", "admin-1"), $"{action}.{number}")
        {
            Subjects = ["A1GAON0000", "consent-1"],
            Details = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("n", "1").Add("B", "2").Add("a", "3"),
        };

    private Task Append(AuditChain chain, int count, string action = "act") => Hub.Get<AuditLog>().AppendAsync(
        [.. Enumerable.Range(1, count).Select(number => Entry(chain, number, action))], default);

    private Task<int> Anchor() => Hub.Get<AuditAnchors>().AnchorAsync(Customer.Noon, default);

    private Task<AuditVerdict> Verify() => Hub.Get<AuditVerifier>().VerifyAsync(default);

    // The owner of the database can switch the triggers off; the hashes are what holds against that.
    private async Task Tamper(string statement)
    {
        await using var connection = await Hub.Postgres.OpenConnectionAsync();
        await using var off = new NpgsqlCommand("set session_replication_role = replica", connection);
        await off.ExecuteNonQueryAsync();
        await using var tamper = new NpgsqlCommand(statement, connection) { Parameters = { new() { Value = Chain.Name } } };
        await tamper.ExecuteNonQueryAsync();
        await using var on = new NpgsqlCommand("reset session_replication_role", connection);
        await on.ExecuteNonQueryAsync();
    }
}
