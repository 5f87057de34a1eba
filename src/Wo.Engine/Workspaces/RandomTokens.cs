using System.Security.Cryptography;
using Wo.Core.Storage.Posix;

namespace Wo.Engine.Workspaces;

/// <summary>Tokens from the operating system's random numbers.</summary>
internal sealed class RandomTokens : ITokenSource
{
    /// <inheritdoc/>
    public string Next()
    {
        try
        {
            return RandomNumberGenerator.GetHexString(32, lowercase: true);
        }
        catch (CryptographicException)
        {
            throw new StorageException("read", "the system's random numbers", Errno.IoError);
        }
    }
}
