namespace Wo.Tool.Commands.Demo;

/// <summary>Keeps what a user has configured for git out of the walk-through, and the other way round.</summary>
internal static class DemoRepository
{
    /// <summary>Where the hooks of a repository lie.</summary>
    public static string Hooks(string repository) => Path.Join(repository, ".git", "hooks");

    /// <summary>A name to commit under, no signing, and no hooks but its own; in this repository alone.</summary>
    public static void Isolate(DemoShell shell)
    {
        Set(shell, "user.name", "Demo");
        Set(shell, "user.email", "demo@example.invalid");
        Set(shell, "commit.gpgSign", "false");
        Set(shell, "core.hooksPath", Hooks(shell.Repository));
    }

    private static void Set(DemoShell shell, string name, string value) =>
        shell.Quietly("git", "-C", shell.Repository, "config", name, value);
}
