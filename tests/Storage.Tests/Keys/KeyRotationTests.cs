using MyDataHub.Storage.Customers;
using MyDataHub.Storage.Keys;
using MyDataHub.Storage.Tests.Customers;

namespace MyDataHub.Storage.Tests.Keys;

public sealed class KeyRotationTests(SharedServer server) : DatabaseTest(server)
{
    private string KeyFile => Path.Combine(KeyFolder, "key-encryption-keys");

    [Fact]
    public async Task After_rewrapping_the_old_key_is_needed_no_more()
    {
        var id = await Customer.CreateAsync(Hub);
        new FileKeyEncryption(KeyFolder).Rotate();
        await using var rotating = await AnotherHub();

        Assert.Equal(3, await rotating.Get<KeyRotation>().RewrapAsync(default));
        Assert.Equal(0, await rotating.Get<KeyRotation>().RewrapAsync(default));

        KeepOnly(line => line.StartsWith("k2 ", StringComparison.Ordinal));
        await using var after = await AnotherHub();
        Assert.Equal("""{"name":"김하늘"}""", await Customer.ReadAsync(after, id, "profile", ""));
        Assert.Equal(id, await after.Get<CustomerStore>().FindByCiAsync("CI-OF-SOMEBODY", default));
    }

    [Fact]
    public async Task A_start_without_a_key_that_is_needed_is_refused_and_the_key_named()
    {
        new FileKeyEncryption(KeyFolder).Rotate();
        KeepOnly(line => line.StartsWith("k2 ", StringComparison.Ordinal));

        var refused = await Assert.ThrowsAsync<KeyException>(() => AnotherHub());

        Assert.StartsWith("The database was encrypted with the key-encryption key k1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_with_another_key_of_the_same_name_is_refused()
    {
        File.Delete(KeyFile);
        new FileKeyEncryption(KeyFolder).Create();

        await Assert.ThrowsAsync<KeyException>(() => AnotherHub());
    }

    [Fact]
    public async Task A_lost_key_file_is_never_replaced_by_a_new_one()
    {
        File.Delete(KeyFile);

        var refused = await Assert.ThrowsAsync<KeyException>(() => AnotherHub());

        Assert.Contains("is missing; without it nobody's data can be read", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(KeyFile));
    }

    private void KeepOnly(Predicate<string> keep) =>
        File.WriteAllLines(KeyFile, File.ReadAllLines(KeyFile).Where(line => keep(line)));
}
