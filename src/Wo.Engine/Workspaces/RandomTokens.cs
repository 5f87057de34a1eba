using System.Security.Cryptography;
using Wo.Core.Storage.Posix;

namespace Wo.Engine.Workspaces;

/// <summary>Tokens from the operating system's random numbers.</summary>
internal sealed class RandomTokens : ITokenSource
{
    private const int Bits = 128;

    /// <inheritdoc/>
    public string Next()
    {
        Span<byte> bytes = stackalloc byte[Bits / 8];
        if (OperatingSystem.IsWindows())
        {
            RandomNumberGenerator.Fill(bytes);
        }
        else
        {
            PosixEntropy.Fill(bytes);
        }

        return Convert.ToHexStringLower(bytes);
    }
}
