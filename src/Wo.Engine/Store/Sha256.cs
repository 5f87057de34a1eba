using System.Buffers.Binary;
using System.Numerics;

namespace Wo.Engine.Store;

/// <summary>
/// SHA-256 (FIPS 180-4) for small files. The runtime's own loads OpenSSL for the first hash of a process, which takes a command
/// up to 2 ms, a tenth of <c>wo take --no-worktree</c>; from a few hundred kilobytes on it is faster than this.
/// </summary>
internal static class Sha256
{
    /// <summary>Bytes of a hash.</summary>
    public const int Size = 32;

    private const int BlockSize = 64;
    private const int LengthSize = sizeof(ulong);
    private const int Rounds = 64;

    // The fractional parts of the square roots of the first 8 primes, and of the cube roots of the first 64.
    private static ReadOnlySpan<uint> Begin =>
        [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

    private static ReadOnlySpan<uint> RoundConstants =>
        [
            0x428a2f98,
            0x71374491,
            0xb5c0fbcf,
            0xe9b5dba5,
            0x3956c25b,
            0x59f111f1,
            0x923f82a4,
            0xab1c5ed5,
            0xd807aa98,
            0x12835b01,
            0x243185be,
            0x550c7dc3,
            0x72be5d74,
            0x80deb1fe,
            0x9bdc06a7,
            0xc19bf174,
            0xe49b69c1,
            0xefbe4786,
            0x0fc19dc6,
            0x240ca1cc,
            0x2de92c6f,
            0x4a7484aa,
            0x5cb0a9dc,
            0x76f988da,
            0x983e5152,
            0xa831c66d,
            0xb00327c8,
            0xbf597fc7,
            0xc6e00bf3,
            0xd5a79147,
            0x06ca6351,
            0x14292967,
            0x27b70a85,
            0x2e1b2138,
            0x4d2c6dfc,
            0x53380d13,
            0x650a7354,
            0x766a0abb,
            0x81c2c92e,
            0x92722c85,
            0xa2bfe8a1,
            0xa81a664b,
            0xc24b8b70,
            0xc76c51a3,
            0xd192e819,
            0xd6990624,
            0xf40e3585,
            0x106aa070,
            0x19a4c116,
            0x1e376c08,
            0x2748774c,
            0x34b0bcb5,
            0x391c0cb3,
            0x4ed8aa4a,
            0x5b9cca4f,
            0x682e6ff3,
            0x748f82ee,
            0x78a5636f,
            0x84c87814,
            0x8cc70208,
            0x90befffa,
            0xa4506ceb,
            0xbef9a3f7,
            0xc67178f2,
        ];

    /// <summary>The hash of bytes.</summary>
    public static byte[] HashData(ReadOnlySpan<byte> bytes)
    {
        Span<uint> state = stackalloc uint[Begin.Length];
        Begin.CopyTo(state);
        Span<uint> schedule = stackalloc uint[Rounds];
        var rest = bytes;
        for (; rest.Length >= BlockSize; rest = rest[BlockSize..])
        {
            Mix(state, rest, schedule);
        }

        // The end: a one bit, zeros, and the length in bits.
        Span<byte> end = stackalloc byte[rest.Length < BlockSize - LengthSize ? BlockSize : 2 * BlockSize];
        end.Clear();
        rest.CopyTo(end);
        end[rest.Length] = 0x80;
        BinaryPrimitives.WriteUInt64BigEndian(end[^LengthSize..], (ulong)bytes.Length * 8);
        for (; !end.IsEmpty; end = end[BlockSize..])
        {
            Mix(state, end, schedule);
        }

        var hash = new byte[Size];
        for (var word = 0; word < state.Length; word++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(word * sizeof(uint)), state[word]);
        }

        return hash;
    }

    private static void Mix(Span<uint> state, ReadOnlySpan<byte> block, Span<uint> schedule)
    {
        for (var round = 0; round < Rounds; round++)
        {
            schedule[round] =
                round < BlockSize / sizeof(uint)
                    ? BinaryPrimitives.ReadUInt32BigEndian(block[(round * sizeof(uint))..])
                    : schedule[round - 16]
                        + Small(schedule[round - 15], 7, 18, 3)
                        + schedule[round - 7]
                        + Small(schedule[round - 2], 17, 19, 10);
        }

        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        for (var round = 0; round < Rounds; round++)
        {
            var choice = (e & f) ^ (~e & g);
            var majority = (a & b) ^ (a & c) ^ (b & c);
            var first = h + Large(e, 6, 11, 25) + choice + RoundConstants[round] + schedule[round];
            var second = Large(a, 2, 13, 22) + majority;
            (h, g, f, e) = (g, f, e, d + first);
            (d, c, b, a) = (c, b, a, first + second);
        }

        ReadOnlySpan<uint> mixed = [a, b, c, d, e, f, g, h];
        for (var word = 0; word < mixed.Length; word++)
        {
            state[word] += mixed[word];
        }
    }

    private static uint Small(uint word, int one, int two, int shift) =>
        BitOperations.RotateRight(word, one) ^ BitOperations.RotateRight(word, two) ^ (word >> shift);

    private static uint Large(uint word, int one, int two, int three) =>
        BitOperations.RotateRight(word, one)
        ^ BitOperations.RotateRight(word, two)
        ^ BitOperations.RotateRight(word, three);
}
