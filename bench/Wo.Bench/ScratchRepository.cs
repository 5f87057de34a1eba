using System.Globalization;

namespace Wo.Bench;

/// <summary>A repository in a temporary directory, gone afterwards.</summary>
internal sealed class ScratchRepository : IDisposable
{
    private const string DefinitionOfDone = """
        version: 1
        dod:
        - id: DOD-DEFAULT
          title: What finish writes by itself
          required_artifacts: [diff.patch, verdict.json, verification_report.log, handoff.md]
          required_checks: []
          rules: []

        """;

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("wo bench ");

    private ScratchRepository(string tool)
    {
        Root = directory.CreateSubdirectory("the repo").FullName;
        Tool = new Command(tool, Root);
        Git.RunAside("init", "--quiet", "--initial-branch=main");
    }

    /// <summary>The main worktree.</summary>
    public string Root { get; }

    /// <summary>What is in it.</summary>
    public string Name { get; private init; } = "";

    /// <summary>How many work orders there are.</summary>
    public int WorkOrders { get; private init; }

    public Command Tool { get; }

    public Command Git => new("git", Root);

    /// <summary>Where contestants of <c>take</c> put a worktree.</summary>
    public string WorktreeOf(string id) => Path.Combine(directory.FullName, ".worktrees", id);

    /// <summary>Where <c>take</c> puts one in a tree that <c>init</c> has made: with the name of its repository.</summary>
    public string PlaceOf(string id) => Path.Combine(directory.FullName, ".worktrees", Path.GetFileName(Root), id);

    /// <summary>With a copy of the tree that <c>WO_CORPUS</c> names, else with some work orders of our own.</summary>
    public static ScratchRepository WithCorpus(string tool)
    {
        if (Environment.GetEnvironmentVariable("WO_CORPUS") is not { Length: > 0 } corpus)
        {
            return WithWorkOrders(tool, 40);
        }

        var source = new DirectoryInfo(Path.Combine(corpus, "trifecta"));
        var count = source.EnumerateFiles("WO-*.yaml", SearchOption.AllDirectories).Count();
        var scratch = new ScratchRepository(tool) { Name = "corpus", WorkOrders = count };
        foreach (var file in source.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(scratch.Root, Path.GetRelativePath(source.FullName, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            file.CopyTo(target);
        }

        scratch.CommitAll();
        return scratch;
    }

    /// <summary>With so many pending work orders, WO-0001 and on.</summary>
    public static ScratchRepository WithWorkOrders(string tool, int count)
    {
        var scratch = new ScratchRepository(tool) { Name = "scaffold", WorkOrders = count };
        scratch.Tool.RunAside("init");
        // No commands: what they take is the same for everybody.
        File.WriteAllText(Path.Combine(scratch.Root, "_ctx", "dod", "dod-default.yaml"), DefinitionOfDone);
        Directory.CreateDirectory(Path.Combine(scratch.Root, "src"));
        File.WriteAllText(Path.Combine(scratch.Root, "src", "code.txt"), "code\n");
        for (var number = 1; number <= count; number++)
        {
            scratch.Tool.RunAside("new", "--epic", "E-0001", "--title", "Bench", "--allow", "src/**");
        }

        scratch.CommitAll();
        return scratch;
    }

    /// <summary>With so many copies of one work order, of which one in ten is open and waits for the one before it.</summary>
    public static ScratchRepository WithManyWorkOrders(string tool, int count)
    {
        var scratch = new ScratchRepository(tool) { Name = "copies", WorkOrders = count };
        scratch.Tool.RunAside("init");
        scratch.Tool.RunAside(
            "new",
            "--epic",
            "E-0001",
            "--title",
            "A work order",
            "--allow",
            "src/**",
            "--verify",
            "true"
        );
        scratch.CopyFirst(number => number % 10 == 0 ? "pending" : "done", isChain: true);
        scratch.CommitAll();
        return scratch;
    }

    /// <summary>With so many work orders of a tree that has grown for years.</summary>
    public static ScratchRepository Grown(string tool, int count)
    {
        var scratch = new ScratchRepository(tool) { Name = "grown", WorkOrders = count };
        scratch.Tool.RunAside("init");
        File.WriteAllText(Path.Combine(scratch.Root, "_ctx", "dod", "dod-default.yaml"), DefinitionOfDone);
        GrownTree.Write(Path.Combine(scratch.Root, "_ctx", "jobs"), count);
        scratch.CommitAll();
        return scratch;
    }

    /// <summary>With so many pending work orders that may run side by side, and some files to check out.</summary>
    /// <param name="tool">The tool as native code.</param>
    /// <param name="count">How many.</param>
    /// <param name="settings">Further lines of <c>wo.yaml</c>.</param>
    public static ScratchRepository WithPool(string tool, int count, string settings = "")
    {
        const int Files = 100;
        var scratch = new ScratchRepository(tool) { Name = "pool", WorkOrders = count };
        scratch.Tool.RunAside("init");
        scratch.Tool.RunAside("new", "--epic", "E-0001", "--title", "A work order", "--allow", "src/**");
        // Only now: where claims are shared, an id is reserved at a remote, which is not there yet.
        File.WriteAllText(Path.Combine(scratch.Root, "_ctx", "policy", "wo.yaml"), $"scope_overlap: allow\n{settings}");
        scratch.CopyFirst(static _ => "pending", isChain: false);
        Directory.CreateDirectory(Path.Combine(scratch.Root, "src"));
        for (var number = 0; number < Files; number++)
        {
            File.WriteAllText(Path.Combine(scratch.Root, "src", $"code{number}.txt"), new string('x', 2000));
        }

        scratch.CommitAll();
        return scratch;
    }

    /// <summary>The least of every command that reads all work orders.</summary>
    public Contestant ReadingAll()
    {
        var shell = new Command("/bin/sh", Root);
        const string ReadAll = "find _ctx/jobs -name '*.yaml' -print0 | xargs -0 cat > /dev/null";
        return new Contestant("cat of all files", () => shell.Run("-c", ReadAll));
    }

    /// <inheritdoc/>
    public void Dispose() => directory.Delete(recursive: true);

    /// <summary>Copies the first work order until there are as many as there are to be.</summary>
    /// <param name="stateOf">The state of each.</param>
    /// <param name="isChain">Whether each waits for the one before it.</param>
    private void CopyFirst(Func<int, string> stateOf, bool isChain)
    {
        var jobs = Path.Combine(Root, "_ctx", "jobs");
        var text = File.ReadAllText(Path.Combine(jobs, "pending", "WO-0001.yaml"));
        for (var number = 2; number <= WorkOrders; number++)
        {
            var (id, state) = (GrownTree.Id(number), stateOf(number));
            var waits = isChain ? $"dependencies:\n- {GrownTree.Id(number - 1)}" : "dependencies: []";
            Directory.CreateDirectory(Path.Combine(jobs, state));
            File.WriteAllText(
                Path.Combine(jobs, state, id + ".yaml"),
                text.Replace("id: WO-0001", $"id: {id}", StringComparison.Ordinal)
                    .Replace("status: pending", $"status: {state}", StringComparison.Ordinal)
                    .Replace("dependencies: []", waits, StringComparison.Ordinal)
            );
        }
    }

    private void CommitAll()
    {
        Git.RunAside("add", "--all");
        Git.RunAside("commit", "--quiet", "--message", "Begin");
    }
}
