using System.Security.Cryptography;
using System.Text;
using Wo.Engine.Store;

namespace Wo.Engine.Tests.Store;

/// <summary>Our hash is the one that every other program calls SHA-256.</summary>
public sealed class Sha256Tests
{
    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData(
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    )]
    public void The_vectors_of_the_standard_have_their_hashes(string text, string hash) =>
        Assert.Equal(hash, Convert.ToHexStringLower(Sha256.HashData(Encoding.ASCII.GetBytes(text))));

    [Fact]
    public void Bytes_of_every_length_around_blocks_have_the_hash_that_the_library_gives_them()
    {
        var random = new Random(5);
        foreach (var length in Enumerable.Range(0, 520).Concat([4095, 4096, 65_535, 1 << 20]))
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            Assert.Equal(SHA256.HashData(bytes), Sha256.HashData(bytes));
        }
    }
}
