using Wo.TestKit;

namespace Wo.EndToEnd.Tests;

/// <summary>The tree in <c>samples/greetings</c> does what its README says.</summary>
public sealed class SampleTests
{
    [Fact]
    public async Task The_sample_goes_from_pending_to_done_as_its_readme_says()
    {
        using var repository = new GitSandbox("greetings", withCommit: false);
        Copy(Path.Combine(AppContext.BaseDirectory, "samples", "greetings"), repository.Root);
        repository.Git("add", "--all");
        repository.Git("commit", "--quiet", "--message", "First");
        var tool = new WoTool(repository.Root);

        Assert.Equal(5, (await tool.Run("preflight", "WO-0002")).ExitCode);
        var worktree = (await tool.Must("take", "--next", "--print-path")).Output.TrimEnd('\n');
        Directory.CreateDirectory(Path.Combine(worktree, "greetings"));
        await File.WriteAllTextAsync(Path.Combine(worktree, "greetings", "es.txt"), "hola\n", TestRun.Cancellation);
        GitSandbox.GitIn(worktree, "add", "--all");
        GitSandbox.GitIn(worktree, "commit", "--quiet", "--message", "Greet in Spanish");
        await tool.Must("finish", "WO-0001", "--summary", "hola");

        Assert.True(File.Exists(Path.Combine(repository.Root, "_ctx", "jobs", "done", "WO-0001.yaml")));
        Assert.Equal(
            "WO-0002",
            (await tool.Must("list", "--ready", "--json")).Json().GetProperty("data")[0].GetProperty("id").GetString()
        );
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
