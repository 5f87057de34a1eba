using System.Security.Cryptography;

namespace Wo.Core.Lifecycle;

/// <summary>Tokens from the operating system's random numbers.</summary>
internal sealed class RandomTokens : ITokenSource
{
    /// <inheritdoc/>
    public string Next() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
