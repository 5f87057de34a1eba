using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Corpus;

/// <summary>A repository with a copy of the tree of work orders that <c>WO_CORPUS</c> names.</summary>
internal sealed class CorpusTree : IDisposable
{
    /// <summary>A valid pending work order of the corpus, whose dependencies are done there.</summary>
    public const string Id = "WO-0037";

    private const string VerifyCommands = """
        verify:
          commands:
          - test -s internal/plugins/td/plugin.go
          - grep -q 'type Plugin struct' internal/plugins/td/plugin.go

        """;

    /// <summary>Copies it. The verify commands of <see cref="Id"/> and the check of its DoD become such as can run here.</summary>
    public CorpusTree()
    {
        Copy(new DirectoryInfo(Path.Combine(Source!, "trifecta")), Root);
        Taken = File.ReadAllText(FileOf("pending"));
        var (start, end) = (
            Taken.IndexOf("verify:\n", StringComparison.Ordinal),
            Taken.IndexOf("dod_id:", StringComparison.Ordinal)
        );
        Taken = Taken[..start] + VerifyCommands + Taken[end..];
        File.WriteAllText(FileOf("pending"), Taken);
        TemporaryDirectory.WriteScript(Path.Combine(Root, "scripts", "verify.sh"), "test -d _ctx");
        Repository.Git("add", "--all");
        Repository.Git("commit", "--quiet", "--message", "Import the tree");
        foreach (var directory in Directory.GetDirectories(Path.Combine(Root, "_ctx", "jobs")))
        {
            foreach (var file in Directory.GetFiles(directory, "WO-*.yaml").Where(IsWorkOrder))
            {
                Promises.Born(
                    Path.GetFileNameWithoutExtension(file),
                    Path.GetFileName(directory),
                    File.ReadAllText(file)
                );
            }
        }
    }

    /// <summary>The corpus, or <see langword="null"/> where there is none.</summary>
    public static string? Source =>
        Environment.GetEnvironmentVariable("WO_CORPUS") is { Length: > 0 } path ? path : null;

    public GitSandbox Repository { get; } = new("a repo with spaces");

    public string Root => Repository.Root;

    public WoTool Tool => new(Root);

    public Promises Promises { get; } = new();

    /// <summary>The text of <see cref="Id"/> before it is taken.</summary>
    public string Taken { get; }

    public string Worktree => Repository.Surroundings.At(".worktrees", Id);

    public string FileOf(string state) => Path.Combine(Root, "_ctx", "jobs", state, Id + ".yaml");

    public void AssertConsistent() => Assert.Empty(new TreeChecker(Root, Promises).Problems());

    public void Dispose() => Repository.Dispose();

    private static bool IsWorkOrder(string file) =>
        !file.EndsWith("_job.yaml", StringComparison.Ordinal)
        && !file.EndsWith("-legacy.yaml", StringComparison.Ordinal);

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.GetFiles())
        {
            file.CopyTo(Path.Combine(to, file.Name));
            File.SetAttributes(Path.Combine(to, file.Name), FileAttributes.Normal); // the original may be read-only
        }

        foreach (var directory in from.GetDirectories())
        {
            Copy(directory, Path.Combine(to, directory.Name));
        }
    }
}
