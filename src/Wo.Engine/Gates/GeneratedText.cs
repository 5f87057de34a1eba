using System.Security.Cryptography;
using System.Text;

namespace Wo.Engine.Gates;

/// <summary>
/// Text that is generated and that people may change: its last line says what it was, so that a later run replaces only what
/// no person has touched.
/// </summary>
internal static class GeneratedText
{
    private const string Open = "<!-- generated, and replaced by the next run unless it is changed: ";
    private const string Close = " -->\n";
    private const int Digits = 16;

    /// <summary>The text with that line.</summary>
    public static byte[] Mark(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text + "\n");
        return [.. bytes, .. Line(bytes)];
    }

    /// <summary>Whether it is as it was generated.</summary>
    public static bool IsUnchanged(ReadOnlySpan<byte> text)
    {
        var length = text.Length - (Open.Length + Digits + Close.Length);
        return length > 0 && text[length..].SequenceEqual(Line(text[..length]));
    }

    private static byte[] Line(ReadOnlySpan<byte> text) =>
        Encoding.ASCII.GetBytes(Open + Convert.ToHexStringLower(SHA256.HashData(text))[..Digits] + Close);
}
