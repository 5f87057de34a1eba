using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Wo.Engine.Configuration;

namespace Wo.Engine.Claims.Etcd;

/// <summary>Makes what sends requests to etcd, with the certificates of the settings.</summary>
/// <param name="settings">The settings.</param>
/// <param name="root">The state root, which relative names of files start from.</param>
internal sealed class EtcdTransport(EtcdSettings settings, string root)
{
    /// <summary>How long making a connection may take.</summary>
    public static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(2);

    private const int MostBytes = 256 * 1024 * 1024;

    /// <summary>Makes it; an error where the files of certificates cannot be used.</summary>
    public Result<HttpClient> Open()
    {
        var ssl = new SslClientAuthenticationOptions();
        return from authorities in Use("ca", settings.AuthorityFile, path => Trust(ssl, path))
            from own in Use("cert", settings.CertificateFile, path => Show(ssl, path, Full(settings.KeyFile ?? path)))
            select new HttpClient(
                new SocketsHttpHandler
                {
                    SslOptions = ssl,
                    ConnectTimeout = ConnectLimit,
                    // A request that an idle connection swallowed would be sent once more without a word of it.
                    PooledConnectionLifetime = TimeSpan.Zero,
                    UseProxy = false,
                    UseCookies = false,
                    AllowAutoRedirect = false,
                    ActivityHeadersPropagator = null,
                }
            )
            {
                Timeout = Timeout.InfiniteTimeSpan,
                MaxResponseContentBufferSize = MostBytes,
            };
    }

    private Result<Unit> Use(string member, string? path, Action<string> use)
    {
        if (path is null)
        {
            return Result.Ok;
        }

        try
        {
            use(Full(path));
            return Result.Ok;
        }
        catch (Exception unusable)
            when (unusable is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return new WoError(
                Problem.InvalidConfiguration,
                $"the file in '{member}' of claims cannot be used: {unusable.Message.ReplaceLineEndings(" ")}"
            )
            {
                NextSteps = ["wo status --config"],
                Verify = ["wo sync"],
            };
        }
    }

    private static void Trust(SslClientAuthenticationOptions ssl, string path)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.ImportFromPemFile(path);
        if (policy.CustomTrustStore.Count == 0)
        {
            throw new CryptographicException($"{path} has no certificate in it");
        }

        ssl.CertificateChainPolicy = policy;
    }

    private static void Show(SslClientAuthenticationOptions ssl, string certificate, string key)
    {
        var own = X509Certificate2.CreateFromPemFile(certificate, key);

        // Windows uses no key that was never in a store of its own.
        ssl.ClientCertificates =
        [
            OperatingSystem.IsWindows()
                ? X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null)
                : own,
        ];
    }

    private string Full(string path) =>
        path.StartsWith("~/", StringComparison.Ordinal)
            ? Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[2..])
            : Path.GetFullPath(path, root);
}
