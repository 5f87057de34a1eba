using System.Diagnostics;

namespace Wo.Reach;

/// <summary>A repository in a temporary directory, in which the tool is run with the just-in-time compiler's list of methods.</summary>
internal sealed class Repository : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("wo-reach-");
    private readonly string tool;
    private readonly string root;

    public Repository(string tool)
    {
        this.tool = Path.Combine(tool, "wo.dll");
        root = directory.CreateSubdirectory("repository").FullName;
        Git(root, "init", "--quiet", "--initial-branch=main");
    }

    /// <summary>Runs the tool and expects it to succeed.</summary>
    public void Run(params string[] arguments) => Start("dotnet", root, [tool, .. arguments], null);

    /// <summary>Runs the tool and lists the methods that were compiled, which are those that were called.</summary>
    public IReadOnlyList<string> MethodsOf(params string[] arguments)
    {
        // The compiler appends to what is there.
        var list = Path.Combine(directory.FullName, $"methods-{Guid.NewGuid():N}");
        Start("dotnet", root, [tool, .. arguments], list);
        return File.ReadAllLines(list);
    }

    /// <summary>Commits everything.</summary>
    public void Commit() => CommitIn(root);

    /// <summary>Commits a change in the worktree of a work order.</summary>
    public void WorkIn(string id)
    {
        var worktree = Directory.GetDirectories(directory.FullName, id, SearchOption.AllDirectories)[0];
        File.WriteAllText(Path.Combine(worktree, "work.txt"), "done\n");
        CommitIn(worktree);
    }

    /// <inheritdoc/>
    public void Dispose() => directory.Delete(recursive: true);

    private static void CommitIn(string worktree)
    {
        Git(worktree, "add", "--all");
        Git(worktree, "commit", "--quiet", "--message", "Work");
    }

    private static void Git(string worktree, params string[] arguments) => Start("git", worktree, arguments, null);

    private static void Start(string program, string worktree, string[] arguments, string? methods)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = worktree,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_AUTHOR_NAME"] = start.Environment["GIT_COMMITTER_NAME"] = "Reach";
        start.Environment["GIT_AUTHOR_EMAIL"] = start.Environment["GIT_COMMITTER_EMAIL"] = "reach@example.org";
        start.Environment["WO_OWNER"] = "reach";
        if (methods is not null)
        {
            start.Environment["DOTNET_JitStdOutFile"] = methods;
            start.Environment["DOTNET_JitDisasmSummary"] = "1";
            start.Environment["DOTNET_TieredCompilation"] = "0";
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {output.Result}{error}");
        }
    }
}
