using System.Diagnostics;
using System.Text;
using MyDataHub.Domain.Consents;
using MyDataHub.Storage.Customers;
using MyDataHub.Storage.Idempotency;
using MyDataHub.Storage.Outboxes;
using MyDataHub.Storage.Receipts;
using MyDataHub.Storage.SignIn;
using Npgsql;

namespace MyDataHub.Storage.Tests.Customers;

/// <summary>What a thief of the database, without the keys, can read of a person: nothing.</summary>
public sealed class DumpTests(SharedServer server) : DatabaseTest(server)
{
    private const string Name = "김하늘";
    private const string Ci = "Q0ktT0YtS0lNLUhBTkVVTC0wMDAxLTAwMDItMDAwMy0wMDA0LTAwMDUtMDAwNi0wMDA3LTAwMDgtMDAwOS0wMDEw";
    private const string Login = "haneul.kim@example.kr";
    private const string Password = "정확한 말 배터리";
    private const string Account = "110-234-567890";
    private const string Amount = "48271950";
    private const string AccessToken = "eyJhbGciOiJFUzI1NiJ9.access-token-of-haneul";
    private const string RefreshToken = "eyJhbGciOiJFUzI1NiJ9.refresh-token-of-haneul";
    private const string Merchant = "스타벅스 강남점";
    private const string SessionToken = "session-token-of-haneul-0123456789";
    private const string IdempotencyKey = "pay-my-friend-once";

    private static readonly string[] Secrets =
        [Name, Ci, Login, Password, Account, "110234567890", Amount, AccessToken, RefreshToken, Merchant, SessionToken, IdempotencyKey];

    [Fact]
    public async Task A_dump_shows_nothing_of_the_person()
    {
        await WriteRealisticCustomer();

        var dump = await Dump();

        Assert.Contains("CREATE TABLE public.document", dump, StringComparison.Ordinal);
        Assert.Contains(Customer.Bank.Institution.OrgCode, dump, StringComparison.Ordinal);
        Assert.DoesNotContain(Secrets.SelectMany(Variants), variant => dump.Contains(variant, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_search_would_find_what_is_there_in_clear_hex_or_base64()
    {
        await Hub.ScalarAsync("create table leak (text text, bytes bytea)");
        await Hub.ScalarAsync("insert into leak values ($1, $2)", $"name={Name}", Encoding.UTF8.GetBytes($"x{Merchant}"));
        await Hub.ScalarAsync("insert into leak values ($1, null)", Convert.ToBase64String(Encoding.UTF8.GetBytes($"to{Account}")));

        var dump = await Dump();

        foreach (var secret in (string[])[Name, Merchant, Account])
        {
            Assert.Contains(Variants(secret), variant => dump.Contains(variant, StringComparison.OrdinalIgnoreCase));
        }
    }

    private async Task WriteRealisticCustomer()
    {
        var transactions = string.Join(',', Enumerable.Range(1, 200).Select(day =>
            $$"""{"account":"{{Account}}","amount":{{Amount}},"merchant":"{{Merchant}}","day":{{day}}}"""));
        var id = await Customer.CreateAsync(Hub, Ci, DocumentChange.Put("identity", Ci, Customer.Bytes($"{Name} {Ci} {Login}")));
        await Customer.CommitAsync(Hub, new CustomerCommit(id, 1)
        {
            Documents =
            [
                DocumentChange.Put("book", Name, Customer.Bytes($$"""{"owner":"{{Name}}","net":{{Amount}}}""")),
                DocumentChange.Put("chunk", $"{Account}/2026-03", Customer.Bytes($"[{transactions}]")),
            ],
            Connections = [new ConnectionChange(Customer.Bank, TransferRequestState.Active, Customer.Bytes($"{AccessToken} {RefreshToken}"))],
            TransferRequests =
                [new StoredTransferRequest(Customer.Bank, 1, TransferRequestState.Active, Customer.Noon, Customer.Bytes($"bank.deposit {Account}"))],
            Outbox =
            [
                new OutboxMessage(Guid.CreateVersion7(Customer.Noon), id, "webhook", Customer.Noon, Customer.Bytes($"{Name} {Amount}")),
                new OutboxMessage(Guid.CreateVersion7(Customer.Noon), id, "revocation", Customer.Noon, Customer.Bytes(RefreshToken))
                {
                    SurvivesErasure = true,
                },
            ],
            Receipts = [new Receipt(Guid.CreateVersion7(Customer.Noon), id, "grant", Customer.Noon, Customer.Bytes(Account))],
            Audit = [Customer.Act(id, "collection.stored")],
            Calls = [Customer.Call()],
        });
        await Hub.Get<PasswordStore>().SetAsync(id, Login, Password, default);
        await Hub.Get<SessionStore>().AddAsync(
            SessionToken, new Session(id, Customer.Noon, Customer.Noon.AddHours(1), Customer.Noon.AddHours(1)), default);
        await Hub.Get<IdempotencyStore>().BeginAsync(id, IdempotencyKey, Customer.Bytes(Account), Customer.Noon, default);
        await Hub.Get<IdempotencyStore>().FinishAsync(id, IdempotencyKey, 201, Customer.Bytes($"{Name} {Account} {Amount}"), default);
    }

    private async Task<string> Dump()
    {
        var server = new NpgsqlConnectionStringBuilder(ConnectionString);
        var command = new ProcessStartInfo(
            Path.Combine(Server.Throwaway.Server.BinariesFolder, "pg_dump"), ["-h", server.Host!, "-U", "hub", server.Database!])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        command.Environment["PGPASSWORD"] = server.Password;
        using var process = Process.Start(command)!;
        var dump = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal((0, ""), (process.ExitCode, await process.StandardError.ReadToEndAsync()));
        return dump;
    }

    // As it is, in hex, and in base64 at each of its three alignments (without the ends that depend on the neighbours).
    private static IEnumerable<string> Variants(string secret)
    {
        foreach (var bytes in (byte[][])[Encoding.UTF8.GetBytes(secret), Encoding.Unicode.GetBytes(secret)])
        {
            yield return Convert.ToHexString(bytes);
            for (var shift = 0; shift < 3; shift++)
            {
                byte[] shifted = [.. new byte[shift], .. bytes];
                yield return Convert.ToBase64String(shifted)[(shift == 0 ? 0 : shift + 1)..^4];
            }
        }

        yield return secret;
    }
}
