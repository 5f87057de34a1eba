using System.Globalization;

namespace Wo.Bench;

/// <summary>The gates on work that changed very many files, against what git needs to name them.</summary>
internal static class LargeDiff
{
    private const int Files = 10_000;
    private const double Target = 3.0;

    /// <summary>Measures and prints.</summary>
    /// <param name="tool">The tool as native code.</param>
    /// <param name="runs">How often each runs.</param>
    public static void Measure(string tool, int runs)
    {
        using var tree = ScratchRepository.WithWorkOrders(tool, 1);
        var wo = new Command(tool, tree.Root);
        var worktree = wo.RunAside("take", "WO-0001", "--print-path").TrimEnd('\n');
        for (var number = 0; number < Files; number++)
        {
            var directory = Path.Combine(
                worktree,
                "src",
                string.Create(CultureInfo.InvariantCulture, $"d{number / 100}")
            );
            Directory.CreateDirectory(directory);
            File.WriteAllText(Path.Combine(directory, $"{number}.txt"), $"{number}\n");
        }

        var git = new Command("git", worktree);
        git.RunAside("add", "--all");
        git.RunAside("commit", "--quiet", "--message", "Many files");
        var least = new Contestant(
            "git status + git diff, twice",
            () =>
            {
                git.Run("status", "--porcelain");
                git.Run("diff", "--raw", "--no-renames", "main...HEAD");
                git.Run("diff", "--binary", "main...HEAD");
            }
        );
        var table = new Table(runs);
        table.Add(
            $"{Files} changed files",
            least,
            Race.Run([least, new Contestant("wo verify", () => wo.Run("verify", "WO-0001", "--quiet"), Target)], runs)
        );
        table.Print();
    }
}
