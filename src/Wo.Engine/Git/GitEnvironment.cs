using Wo.Engine.Processes;

namespace Wo.Engine.Git;

/// <summary>
/// The environment of git children and of gates: what is taken out of the caller's. A hook, an alias or a shell may have exported variables that point git
/// at another repository, index or configuration than the one we were asked about.
/// </summary>
internal static class GitEnvironment
{
    /// <summary>
    /// Variables that do not change which repository is meant or what is read there. Any other <c>GIT_*</c> is removed,
    /// so that a variable that a later git invents is harmless too.
    /// </summary>
    private static readonly string[] KeptPrefixes =
    [
        "GIT_ALLOW_PROTOCOL",
        "GIT_ASKPASS",
        "GIT_AUTHOR_",
        "GIT_COMMITTER_",
        "GIT_CONFIG_GLOBAL",
        "GIT_CONFIG_SYSTEM",
        "GIT_CONFIG_NOSYSTEM",
        "GIT_EXEC_PATH",
        "GIT_HTTP_",
        "GIT_LFS_",
        "GIT_PROXY_",
        "GIT_SSH",
        "GIT_SSL_",
        "GIT_TRACE",
    ];

    /// <summary>
    /// What git itself calls local to a repository (<c>git rev-parse --local-env-vars</c>), and what a hook gets. Anything
    /// else may be set on purpose by the person whose commands run.
    /// </summary>
    private static readonly string[] OfOneRepository =
    [
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_CONFIG",
        "GIT_CONFIG_COUNT",
        "GIT_CONFIG_PARAMETERS",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_INTERNAL_SUPER_PREFIX",
        "GIT_NAMESPACE",
        "GIT_NO_REPLACE_OBJECTS",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_QUARANTINE_PATH",
        "GIT_REPLACE_REF_BASE",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    ];

    /// <summary>
    /// The environment for commands of the user's own, in which git answers for the directory it runs in and is otherwise
    /// as the user has set it up.
    /// </summary>
    public static ProcessEnvironment ForCommandsOfTheUser(ProcessEnvironment environment) =>
        environment.Without(name => Array.IndexOf(OfOneRepository, name) >= 0);

    /// <summary>The environment without what would redirect git.</summary>
    public static ProcessEnvironment Scrub(ProcessEnvironment environment) => environment.Without(IsRemoved);

    /// <summary>
    /// The environment in which git's messages are in English, because some are looked at, and everything else is as the
    /// caller has it: hooks run in it, too, and read and write in the caller's encoding.
    /// </summary>
    public static ProcessEnvironment WithEnglishMessages(ProcessEnvironment environment)
    {
        // LC_ALL outranks the single categories, and LANG stands for all that are not set: with the value of the one in
        // the other, each category keeps its value and the one of messages can have another.
        var all = environment.Variables.GetValueOrDefault("LC_ALL");
        var categories = string.IsNullOrEmpty(all)
            ? environment.Without(name => name is "LC_ALL" or "LANGUAGE")
            : environment
                .Without(name => name == "LANGUAGE" || name.StartsWith("LC_", StringComparison.Ordinal))
                .With("LANG", all);
        return categories.With("LC_MESSAGES", "C");
    }

    private static bool IsRemoved(string name)
    {
        if (!name.StartsWith("GIT_", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var prefix in KeptPrefixes)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
