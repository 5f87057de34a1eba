using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims.BackEnds;

/// <summary>An authority, and certificates of it for an etcd on loopback and for a client, as files.</summary>
internal sealed class EtcdFiles
{
    private readonly TemporaryDirectory directory;
    private readonly X509Certificate2 authority;

    public EtcdFiles(TemporaryDirectory directory, string name)
    {
        this.directory = directory;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        Authority = directory.Write($"{name}/ca.pem", authority.ExportCertificatePem());
        (Certificate, Key) = Issue($"{name}/one", number: 1);
    }

    /// <summary>The authority.</summary>
    public string Authority { get; }

    /// <summary>A certificate that it gave, for both sides.</summary>
    public string Certificate { get; }

    /// <summary>The key of that.</summary>
    public string Key { get; }

    private (string Certificate, string Key) Issue(string name, byte number)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(
            authority,
            DateTimeOffset.UtcNow.AddHours(-1),
            DateTimeOffset.UtcNow.AddHours(12),
            [number]
        );
        return (
            directory.Write($"{name}.pem", issued.ExportCertificatePem()),
            directory.Write($"{name}.key", key.ExportPkcs8PrivateKeyPem())
        );
    }
}
