using System.Collections.Immutable;

namespace Wo.Engine.Configuration;

/// <summary>The etcd that claims are kept in.</summary>
/// <param name="Endpoints">Its members, in the order in which they are asked; <c>http</c> or <c>https</c>.</param>
/// <param name="Prefix">What the names of all registers begin with, without a slash at its end.</param>
internal sealed record EtcdSettings(ImmutableArray<Uri> Endpoints, string Prefix)
{
    private const int LongestPrefix = 200;

    /// <summary>The file of authorities (PEM) that its certificate is checked against; <see langword="null"/> for those of the machine.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>The file of the certificate of this client (PEM), or <see langword="null"/>.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>The file of its private key (PEM); there is one where there is a certificate.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Whom it is asked as; <see langword="null"/> where it asks for no name.</summary>
    public EtcdUser? User { get; init; }

    /// <summary>What is expected of an address that this is not; <see langword="null"/> where it is one.</summary>
    /// <param name="text">The address.</param>
    /// <param name="needsTls">Whether files for TLS are named.</param>
    public static string? DefectOfEndpoint(string text, bool needsTls) =>
        !Uri.TryCreate(text, UriKind.Absolute, out var uri)
        || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
        || uri.Host.Length == 0
        || uri.PathAndQuery != "/"
        || uri.Fragment.Length > 0
            ? "addresses such as https://10.0.0.7:2379"
        : uri.UserInfo.Length > 0
            ? $"no name in the address, but {EtcdUser.NameVariable} and {EtcdUser.PasswordVariable}"
        : needsTls && uri.Scheme == Uri.UriSchemeHttp ? "addresses with https, as 'ca', 'cert' and 'key' are for TLS"
        : null;

    /// <summary>What is expected of a prefix that this is not; <see langword="null"/> where it is one.</summary>
    public static string? DefectOfPrefix(string? text) =>
        text is not null
        && Trim(text) is { Length: > 0 and <= LongestPrefix } prefix
        && prefix.All(static c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '_' or '-')
        && !prefix.Contains("//", StringComparison.Ordinal)
            ? null
            : "what the names of all registers begin with, such as /wo/name-of-the-repository";

    /// <summary>A prefix without the slashes at its end.</summary>
    public static string Trim(string text) => text.TrimEnd('/');
}
