using System.Security.Cryptography;
using System.Text;
using MyDataHub.Storage.Encryption;

namespace MyDataHub.Storage.Tests.Encryption;

public sealed class RowCipherTests
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private static readonly RowIdentity Row = new("document", "customer/book", 7);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(100_000)]
    public void A_body_of_any_length_is_read_back(int length)
    {
        var body = Encoding.UTF8.GetBytes(new string('가', length));

        Assert.Equal(body, RowCipher.Open(Key, Row, RowCipher.Seal(Key, Row, body)));
    }

    [Fact]
    public void What_compresses_is_compressed_and_what_does_not_is_not_blown_up()
    {
        var noise = RandomNumberGenerator.GetBytes(10_000);

        Assert.InRange(RowCipher.Seal(Key, Row, new byte[10_000]).Length, 1, 200);
        Assert.InRange(RowCipher.Seal(Key, Row, noise).Length, noise.Length, noise.Length + 64);
        Assert.Equal(noise, RowCipher.Open(Key, Row, RowCipher.Seal(Key, Row, noise)));
    }

    [Fact]
    public void The_same_body_never_looks_the_same_twice() =>
        Assert.NotEqual(RowCipher.Seal(Key, Row, "body"u8), RowCipher.Seal(Key, Row, "body"u8));

    [Fact]
    public void A_wrong_key_is_refused_and_named() =>
        AssertFault(RowFault.WrongKey, RandomNumberGenerator.GetBytes(32), Row, RowCipher.Seal(Key, Row, "body"u8));

    [Theory]
    [InlineData("connection", "customer/book", 7)]
    [InlineData("document", "other/book", 7)]
    [InlineData("document", "customer/book", 6)]
    [InlineData("document", "customer/book", 8)]
    [InlineData("documentcustomer", "/book", 7)]
    public void A_body_in_another_row_or_version_is_refused_and_named(string table, string key, long version) =>
        AssertFault(RowFault.OtherRow, Key, new RowIdentity(table, key, version), RowCipher.Seal(Key, Row, "body"u8));

    [Fact]
    public void Any_changed_byte_is_refused_and_named()
    {
        var stored = RowCipher.Seal(Key, Row, "a body of some length"u8);
        for (var i = 0; i < stored.Length; i++)
        {
            var changed = stored.ToArray();
            changed[i] ^= 1;

            var refused = Assert.Throws<UnreadableRowException>(() => RowCipher.Open(Key, Row, changed));

            Assert.Equal(Row, refused.Row);
        }
    }

    [Fact]
    public void A_changed_ciphertext_is_called_altered()
    {
        var stored = RowCipher.Seal(Key, Row, "body"u8);
        stored[^1] ^= 0x80;

        AssertFault(RowFault.Altered, Key, Row, stored);
    }

    [Fact]
    public void A_changed_column_is_called_altered()
    {
        var stored = RowCipher.Seal(Key, Row, "body"u8, "Active");

        Assert.Equal("body"u8.ToArray(), RowCipher.Open(Key, Row, stored, "Active"));
        var refused = Assert.Throws<UnreadableRowException>(() => RowCipher.Open(Key, Row, stored, "Withdrawn"));
        Assert.Equal(RowFault.Altered, refused.Fault);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(37)]
    public void A_cut_row_is_refused(int length) =>
        AssertFault(RowFault.UnknownFormat, Key, Row, RowCipher.Seal(Key, Row, "body"u8)[..length]);

    [Fact]
    public void The_refusal_says_where_and_never_what()
    {
        var stored = RowCipher.Seal(Key, Row, "김하늘 1234567"u8);
        stored[^1] ^= 1;

        var refused = Assert.Throws<UnreadableRowException>(() => RowCipher.Open(Key, Row, stored));

        Assert.Equal(
            "The row document customer/book (version 7) cannot be read: its bytes or its columns were changed.", refused.Message);
    }

    private static void AssertFault(RowFault fault, byte[] key, RowIdentity row, byte[] stored)
    {
        var refused = Assert.Throws<UnreadableRowException>(() => RowCipher.Open(key, row, stored));
        Assert.Equal((fault, row), (refused.Fault, refused.Row));
    }
}
