namespace Wo.Core.Storage;

/// <summary>
/// A name that no other file has. It has to be unique and not secret: what is created under such a name is created
/// exclusively, so that a name met twice would be refused. The runtime's own generator does for that and, unlike the
/// system's random numbers, cannot be refused in the middle of a change.
/// </summary>
internal static class UniqueName
{
    /// <summary>How long it is, in characters.</summary>
    public const int Length = 32;

    /// <summary>A new one: 128 bits as 32 lower-case hexadecimal digits.</summary>
    public static string Next()
    {
        Span<byte> bytes = stackalloc byte[Length / 2];
        Random.Shared.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
