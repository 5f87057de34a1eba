using Wo.TestKit;

namespace Wo.EndToEnd.Tests;

/// <summary>The tool on the real clock and the real file system, with what it kept of files before.</summary>
[Soak]
public sealed class KeptSummariesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_happens_to_files_each_command_says_what_it_says_without_a_cache()
    {
        using var tree = new SampleTree(6);
        await tree.Tool.Must("index");
        var kept = Path.Combine(tree.Control, "summaries");
        var file = tree.FileOf(SampleTree.Name(2), "pending");
        await Fill(tree, kept);

        var text = await File.ReadAllTextAsync(file, Cancellation);
        var written = File.GetLastWriteTimeUtc(file);
        (string What, Action Do)[] changes =
        [
            ("nothing", () => { }),
            (
                "same size, time set back",
                () => Rewrite(text.Replace("title: ", "title: x", StringComparison.Ordinal)[..^2] + "\n")
            ),
            ("renamed over it", () => Replace(text.Replace("P1", "P3", StringComparison.Ordinal))),
            ("another's file", () => Swap(tree.FileOf(SampleTree.Name(3), "pending"))),
            ("moved by hand", () => Move(tree.FileOf(SampleTree.Name(2), "done"))),
            ("checked out", () => tree.Repository.Git("checkout", "--quiet", "--", "_ctx")),
            ("stashed", () => tree.Repository.Git("stash", "--quiet", "--include-untracked")),
            ("a copy of the whole tree", () => CopyOver(Path.Combine(tree.Root, "_ctx"))),
            ("a wrong bit", () => Damage(kept)),
        ];
        foreach (var (what, change) in changes)
        {
            change();
            foreach (
                var command in (string[][])
                    [
                        ["list", "--json"],
                        ["lint", "--json"],
                        ["status", "--json"],
                        ["deps"],
                    ]
            )
            {
                var with = await tree.Tool.With("WO_CACHE", "always").RunAsync(Cancellation, command);
                var without = await tree.Tool.With("WO_CACHE", "off").RunAsync(Cancellation, command);
                Assert.True(
                    (with.ExitCode, with.Output) == (without.ExitCode, without.Output),
                    $"{what}: {command[0]}"
                );
            }
        }

        void Rewrite(string changed)
        {
            File.WriteAllText(file, changed);
            File.SetLastWriteTimeUtc(file, written);
        }

        void Replace(string changed)
        {
            File.WriteAllText(file + ".new", changed);
            File.SetLastWriteTimeUtc(file + ".new", written);
            File.Move(file + ".new", file, overwrite: true);
        }

        void Move(string target)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(file, target);
        }

        void Swap(string other)
        {
            File.Move(other, file + ".x");
            File.Move(file, other);
            File.Move(file + ".x", file);
        }
    }

    /// <summary>Until all files are old enough to be kept, which takes two seconds for the last of them.</summary>
    private static async Task Fill(SampleTree tree, string kept)
    {
        for (var attempt = 0; !File.Exists(kept) || new FileInfo(kept).Length <= 6 * 64; attempt++)
        {
            Assert.True(attempt < 2_000, "not all files were ever kept");
            await tree.Tool.With("WO_CACHE", "always").RunAsync(Cancellation, "lint");
        }
    }

    private static void CopyOver(string directory)
    {
        using var copy = System.Diagnostics.Process.Start(
            "bash",
            ["-c", "cp -a \"$0\" \"$0.x\" && rm -r \"$0\" && mv \"$0.x\" \"$0\"", directory]
        );
        copy.WaitForExit();
        Assert.Equal(0, copy.ExitCode);
    }

    private static void Damage(string file)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 4;
        File.WriteAllBytes(file, bytes);
    }
}
