using System.Security.Cryptography;
using System.Text;
using MyDataHub.Storage.Keys;

namespace MyDataHub.Storage.Tests.Keys;

public sealed class FileKeyEncryptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FileKeyEncryption _keys;
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public FileKeyEncryptionTests()
    {
        _keys = new FileKeyEncryption(_folder.Path);
        _keys.Create();
    }

    private string KeyFile => Path.Combine(_folder.Path, "key-encryption-keys");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_wrapped_key_is_unwrapped_after_a_restart()
    {
        var wrapped = await _keys.WrapAsync(_key, "customer 1", default);

        Assert.Equal(_key, await new FileKeyEncryption(_folder.Path).UnwrapAsync(wrapped, "customer 1", default));
        Assert.DoesNotContain(Convert.ToHexString(_key), Convert.ToHexString(wrapped.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_wrapped_for_another_is_refused_and_named()
    {
        var wrapped = await _keys.WrapAsync(_key, "customer 1", default);

        var refused = await Assert.ThrowsAsync<KeyException>(async () => await _keys.UnwrapAsync(wrapped, "customer 2", default));

        Assert.Contains("customer 2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_byte_of_a_wrapped_key_is_refused()
    {
        var wrapped = await _keys.WrapAsync(_key, "customer 1", default);
        for (var i = 0; i < wrapped.Bytes.Length; i++)
        {
            var changed = wrapped.Bytes.ToArray();
            changed[i] ^= 1;

            await Assert.ThrowsAsync<KeyException>(async () =>
                await _keys.UnwrapAsync(wrapped with { Bytes = changed }, "customer 1", default));
        }
    }

    [Fact]
    public async Task Rotation_wraps_with_the_newest_and_still_unwraps_with_the_old()
    {
        var old = await _keys.WrapAsync(_key, "customer 1", default);

        Assert.Equal("k2", _keys.Rotate());

        Assert.Equal(_key, await _keys.UnwrapAsync(old, "customer 1", default));
        Assert.Equal("k2", (await _keys.WrapAsync(_key, "customer 1", default)).KeyId);
    }

    [Fact]
    public async Task An_unknown_key_id_is_named()
    {
        var refused = await Assert.ThrowsAsync<KeyException>(async () =>
            await _keys.UnwrapAsync(new WrappedKey("k9", new byte[60]), "customer 1", default));

        Assert.StartsWith($"The key-encryption key k9 is not in {KeyFile}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_is_private() =>
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));

    [Fact]
    public void An_existing_file_is_never_written_over() => Assert.Throws<KeyException>(_keys.Create);

    [Fact]
    public void A_file_that_others_may_read_is_refused_with_what_to_do()
    {
        File.SetUnixFileMode(KeyFile, File.GetUnixFileMode(KeyFile) | UnixFileMode.GroupRead);

        var refused = Assert.Throws<KeyException>(() => new FileKeyEncryption(_folder.Path).CurrentKeyId);

        Assert.EndsWith($"chmod 600 {KeyFile}", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("k1 c2hvcnQ=\n")]
    [InlineData("k1\n")]
    [InlineData("k1 !!!!\n")]
    public void A_damaged_file_is_refused_without_quoting_it(string content)
    {
        File.WriteAllText(KeyFile, content);

        var refused = Assert.Throws<KeyException>(() => new FileKeyEncryption(_folder.Path).CurrentKeyId);

        Assert.DoesNotContain("c2hvcnQ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_holds_for_its_content_and_purpose_only()
    {
        using var signing = new SigningKey(_folder.Path);
        signing.CreateIfMissing();
        var signature = signing.Sign("receipt", "content"u8);

        Assert.True(signing.Verify("receipt", "content"u8, signature));
        Assert.False(signing.Verify("receipt", "Content"u8, signature));
        Assert.False(signing.Verify("audit anchor", "content"u8, signature));
        using var outsider = ECDsa.Create();
        outsider.ImportFromPem(signing.PublicKeyPem);
        Assert.True(outsider.VerifyData(Encoding.UTF8.GetBytes("receipt\0content"), signature, HashAlgorithmName.SHA256));
    }
}
