using System.Security.Cryptography;
using System.Text;

namespace Wo.Tool.Commands.Board;

/// <summary>
/// The random key that each run of the server makes. It is part of the printed address behind <c>#</c>, which browsers do not
/// send; the page sends it in a header, which pages of other sites cannot.
/// </summary>
/// <param name="Text">256 bits, spelled for an address.</param>
internal sealed record BoardKey(string Text)
{
    private const string Scheme = "Bearer ";

    /// <summary>Makes one.</summary>
    public static BoardKey New() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));

    /// <summary>Whether the header of a request holds it. How long this takes tells nothing about it.</summary>
    /// <param name="authorization">The header; <see langword="null"/> where there is none, or more than one.</param>
    public bool Opens(string? authorization) =>
        authorization is not null
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(authorization),
            Encoding.UTF8.GetBytes(Scheme + Text)
        );

    /// <summary>Nothing of it gets into a message by accident.</summary>
    public override string ToString() => nameof(BoardKey);
}
