using System.Diagnostics;

namespace Wo.TestKit;

/// <summary>
/// A real repository in a temporary directory, with fixed names and times so that the same commands give the same
/// object names everywhere. Runs git by itself, not through the code under test.
/// </summary>
public sealed class GitSandbox : IDisposable
{
    /// <summary>What git is told, besides the caller's environment without its <c>GIT_*</c> variables.</summary>
    public static readonly IReadOnlyDictionary<string, string> Settings = new Dictionary<string, string>
    {
        ["GIT_CONFIG_GLOBAL"] = "/dev/null",
        ["GIT_CONFIG_NOSYSTEM"] = "1",
        ["GIT_AUTHOR_NAME"] = "Ada Author",
        ["GIT_AUTHOR_EMAIL"] = "ada@example.org",
        ["GIT_AUTHOR_DATE"] = "2026-03-15T12:00:00Z",
        ["GIT_COMMITTER_NAME"] = "Ada Author",
        ["GIT_COMMITTER_EMAIL"] = "ada@example.org",
        ["GIT_COMMITTER_DATE"] = "2026-03-15T12:00:00Z",
        ["LC_ALL"] = "C",
        // Login shells, which gates run in, would run the profile of whoever runs the tests.
        ["HOME"] = "/nonexistent",
    };

    private readonly TemporaryDirectory directory;

    /// <summary>Creates a repository on branch <c>main</c>.</summary>
    /// <param name="name">The name of its directory.</param>
    /// <param name="withCommit">Whether it has a first commit; otherwise HEAD is unborn.</param>
    /// <param name="inMemory">Whether it lies in memory, where the system has a place for that.</param>
    public GitSandbox(string name = "the repo", bool withCommit = true, bool inMemory = false)
    {
        directory = new TemporaryDirectory(inMemory);
        Root = directory.At(name);
        Directory.CreateDirectory(Root);
        GitIn(Root, "init", "--quiet", "--initial-branch=main");
        if (withCommit)
        {
            Commit("README.md", "first\n");
        }
    }

    /// <summary>The main worktree.</summary>
    public string Root { get; }

    /// <summary>The directory around it, where linked worktrees and clones have room.</summary>
    public TemporaryDirectory Surroundings => directory;

    /// <summary>The commit that HEAD names.</summary>
    public string Head => Git("rev-parse", "HEAD");

    /// <summary>Runs git in the main worktree.</summary>
    /// <returns>Its output without the last newline.</returns>
    /// <exception cref="InvalidOperationException">git exited with another code than 0.</exception>
    public string Git(params string[] arguments) => GitIn(Root, arguments);

    /// <summary>Runs git in any directory.</summary>
    /// <inheritdoc cref="Git"/>
    public static string GitIn(string workingDirectory, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)))
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.TrimEnd('\n')
            : throw new InvalidOperationException(
                $"git {string.Join(' ', arguments)} exited with {process.ExitCode}: {error.GetAwaiter().GetResult()}"
            );
    }

    /// <summary>Writes a file in the main worktree without telling git.</summary>
    /// <returns>Its absolute path.</returns>
    public string Write(string relativePath, string content)
    {
        var path = Path.Combine(Root, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Writes a file and commits it, and nothing else, on the branch that is checked out.</summary>
    /// <returns>The new commit.</returns>
    public string Commit(string relativePath, string content)
    {
        Write(relativePath, content);
        Git("add", "--force", "--", relativePath);
        Git("commit", "--quiet", "--message", $"Write {relativePath}");
        return Head;
    }

    /// <summary>Creates a branch at HEAD without checking it out.</summary>
    public void Branch(string name) => Git("branch", name);

    /// <summary>Adds a linked worktree beside the main one, on an existing branch.</summary>
    /// <returns>Its absolute path.</returns>
    public string AddWorktree(string directoryName, string branch)
    {
        var path = directory.At(directoryName);
        Git("worktree", "add", "--quiet", path, branch);
        return path;
    }

    /// <summary>Gives the lock of a locked worktree another reason.</summary>
    public void Relock(string path, string reason)
    {
        Git("worktree", "unlock", path);
        Git("worktree", "lock", "--reason", reason, path);
    }

    /// <summary>Removes a worktree whatever is in it and whatever it is locked for.</summary>
    public void RemoveWorktree(string path) => Git("worktree", "remove", "--force", "--force", path);

    /// <summary>Installs a hook, a shell script without its first line.</summary>
    public void InstallHook(string name, string script) =>
        TemporaryDirectory.WriteScript(Path.Combine(Root, ".git", "hooks", name), script);

    /// <inheritdoc/>
    public void Dispose() => directory.Dispose();
}
