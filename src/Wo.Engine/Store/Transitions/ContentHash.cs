namespace Wo.Engine.Store.Transitions;

/// <summary>SHA-256 of a file's bytes, in lower-case hexadecimal.</summary>
internal static class ContentHash
{
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(Sha256.HashData(bytes));
}
