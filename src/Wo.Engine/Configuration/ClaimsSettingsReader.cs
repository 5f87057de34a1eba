namespace Wo.Engine.Configuration;

/// <summary>Reads <c>claims</c> of the settings: what a schema cannot tell, and the settings themselves.</summary>
internal static class ClaimsSettingsReader
{
    /// <summary>What is wrong, with the member, what is expected there, and what was found.</summary>
    /// <param name="claims">What is written; <see langword="null"/> where nothing is.</param>
    public static IEnumerable<(string Member, string Expected, string Found)> Defects(WoConfigurationClaims? claims) =>
        from defect in claims is null ? [] : All(claims)
        where defect.Expected is not null
        select (defect.Member, defect.Expected, defect.Found is null ? "nothing" : $"'{defect.Found}'");

    /// <summary>The settings; they have no defects.</summary>
    /// <param name="claims">What is written; <see langword="null"/> where nothing is.</param>
    public static ClaimsSettings Build(WoConfigurationClaims? claims)
    {
        var defaults = ClaimsSettings.Default;
        return claims is null
            ? defaults
            : defaults with
            {
                Backend = claims.Backend ?? defaults.Backend,
                Remote = claims.Remote ?? defaults.Remote,
                Namespace = ClaimsSettings.Trim(claims.Namespace ?? defaults.Namespace),
                Etcd = claims.Backend == ClaimsSettings.EtcdName ? Etcd(claims) : null,
            };
    }

    private static EtcdSettings Etcd(WoConfigurationClaims claims) =>
        new([.. (claims.Endpoints ?? []).Select(static text => new Uri(text))], EtcdSettings.Trim(claims.Prefix ?? ""))
        {
            AuthorityFile = claims.Ca,
            CertificateFile = claims.Cert,
            KeyFile = claims.Key,
        };

    private static IEnumerable<(string Member, string? Expected, string? Found)> All(WoConfigurationClaims claims)
    {
        yield return ("backend", ClaimsSettings.DefectOfBackend(claims.Backend), claims.Backend);
        yield return ("remote", ClaimsSettings.DefectOfRemote(claims.Remote), claims.Remote);
        yield return ("namespace", ClaimsSettings.DefectOfNamespace(claims.Namespace), claims.Namespace);
        if (claims.Backend != ClaimsSettings.EtcdName)
        {
            yield break;
        }

        var needsTls = (claims.Ca ?? claims.Cert ?? claims.Key) is not null;
        var endpoints = claims.Endpoints ?? [];
        if (endpoints.Count == 0)
        {
            yield return ("endpoints", "the addresses of etcd, such as [https://10.0.0.7:2379]", null);
        }

        foreach (var endpoint in endpoints)
        {
            // An address with a password in it is not said once more.
            var found = endpoint.Contains('@', StringComparison.Ordinal) ? "…@…" : endpoint;
            yield return ("endpoints", EtcdSettings.DefectOfEndpoint(endpoint, needsTls), found);
        }

        yield return ("prefix", EtcdSettings.DefectOfPrefix(claims.Prefix), claims.Prefix);
        if (claims.Cert is null != claims.Key is null)
        {
            yield return claims.Cert is null
                ? ("cert", "the certificate of the private key in 'key'", null)
                : ("key", "the private key of the certificate in 'cert'", null);
        }
    }
}
