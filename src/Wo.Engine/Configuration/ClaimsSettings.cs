using Wo.Engine.Git;

namespace Wo.Engine.Configuration;

/// <summary>Where clones agree on who holds a work order.</summary>
internal sealed record ClaimsSettings
{
    /// <summary>The name of the back end that is none: each clone decides for itself.</summary>
    public const string Local = "local";

    /// <summary>The name of the back end that keeps claims in refs of a remote.</summary>
    public const string Git = "git";

    /// <summary>The name of the back end that keeps claims in etcd.</summary>
    public const string EtcdName = "etcd";

    private const string Branches = "refs/heads";

    /// <summary>What belongs to git itself, or to what people fetch and push by other names.</summary>
    private static readonly string[] Reserved =
    [
        Branches,
        "refs/tags",
        "refs/remotes",
        "refs/notes",
        "refs/replace",
        "refs/stash",
    ];

    /// <summary>What holds where nothing is configured.</summary>
    public static ClaimsSettings Default { get; } = new();

    /// <summary>The name of the back end.</summary>
    public string Backend { get; init; } = Local;

    /// <summary>Whether claims are shared at all.</summary>
    public bool AreShared => Backend != Local;

    /// <summary>The etcd that they are kept in; <see langword="null"/> where they are kept elsewhere.</summary>
    public EtcdSettings? Etcd { get; init; }

    /// <summary>The name of the remote that branches of work are pushed to, and that keeps claims where git does.</summary>
    public string Remote { get; init; } = "origin";

    /// <summary>Where the refs of claims lie there, without a slash at its end.</summary>
    public string Namespace { get; init; } = "refs/wo/claims";

    /// <summary>Whether hosts that take nothing but branches take the namespace.</summary>
    public bool IsAmongBranches => Namespace.StartsWith(Branches + "/", StringComparison.Ordinal);

    /// <summary>What is wrong with the name of a back end; <see langword="null"/> for nothing.</summary>
    public static string? DefectOfBackend(string? name) =>
        name is null or Local or Git or EtcdName ? null : "local, git or etcd";

    /// <summary>What is expected of the name of a remote that this is not; <see langword="null"/> where it is one.</summary>
    public static string? DefectOfRemote(string? name) =>
        name is null || BranchName.IsValid(name) ? null : "the name of a remote, such as origin";

    /// <summary>What is expected of a namespace that this is not; <see langword="null"/> where it is one.</summary>
    public static string? DefectOfNamespace(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var name = Trim(text);
        return
            name.StartsWith("refs/", StringComparison.Ordinal)
            && name.Split('/').Length >= 3
            && BranchName.IsValid(name)
            && !Reserved.Contains(name)
            && !IsBelowReserved(name)
            ? null
            : "the beginning of the names of refs, such as refs/wo/claims or refs/heads/wo-claims";
    }

    /// <summary>A namespace without the slashes at its end.</summary>
    public static string Trim(string text) => text.TrimEnd('/');

    private static bool IsBelowReserved(string name) =>
        Reserved.Any(reserved => reserved != Branches && name.StartsWith(reserved + "/", StringComparison.Ordinal));
}
