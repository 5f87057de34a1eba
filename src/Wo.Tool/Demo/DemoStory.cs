namespace Wo.Tool.Demo;

/// <summary>The walk-through: a work order from its creation to its end, a crash, and what is done about it.</summary>
internal sealed class DemoStory(DemoShell shell, DemoNarrator narrator, DemoCrash crash)
{
    private const string First = "WO-0001";
    private const string Second = "WO-0002";

    private string Worktree => Path.GetFullPath(Path.Join(shell.Repository, "..", ".worktrees", First));

    /// <summary>Tells it from beginning to end.</summary>
    /// <exception cref="DemoFailure">A command answered something else than it should.</exception>
    public async Task Tell()
    {
        await SetUp();
        await Create();
        await Take();
        await Finish();
        await Crash();
        await Reconcile();
    }

    private async Task SetUp()
    {
        narrator.Begin("A repository gets a place for work orders.");
        shell.Git(shell.Repository, "init", "--quiet", "--initial-branch=main", "--template=");
        DemoRepository.Isolate(shell);
        await shell.Wo(["init"]);
        shell.Git(shell.Repository, "add", "--all");
        shell.Git(shell.Repository, "commit", "--quiet", "--message", "Set up work orders");
    }

    private async Task Create()
    {
        narrator.Begin("Somebody writes down what is to be done. The second one has to wait for the first.");
        string[] greet = ["--title", "Greet the world", "--allow", "*.txt", "--verify", "test -s hello.txt"];
        string[] leave = ["--title", "Say goodbye", "--allow", "*.txt", "--verify", "test -s bye.txt"];
        await shell.Wo(["new", "--epic", "E-0001", .. greet]);
        await shell.Wo(["new", "--epic", "E-0001", .. leave, "--depends", First]);
        await shell.Wo(["list"]);
        await shell.Wo(["list", "--ready"]);
    }

    private async Task Take()
    {
        narrator.Begin("Taking one claims it: a lease, a branch, a worktree, and the file moves to running.");
        await shell.Wo(["take", First]);
        await shell.Wo(["status"]);
        narrator.Begin("The work is done in the worktree, where nobody else is.");
        shell.Run(Worktree, "echo 'Hello, world' > hello.txt", ["sh", "-c", "echo 'Hello, world' > hello.txt"]);
        shell.Git(Worktree, "add", "hello.txt");
        shell.Git(Worktree, "commit", "--quiet", "--message", "Greet the world");
    }

    private async Task Finish()
    {
        narrator.Begin("Finishing runs the gates and closes it. The branch stays, to be merged.");
        await shell.Wo(["session", "result", First, "hello.txt greets the world"]);
        await shell.Wo(["finish", First]);
        shell.Git(shell.Repository, "merge", "--quiet", $"feat/wo-{First}");
        await shell.Wo(["list"]);
    }

    private async Task Crash()
    {
        narrator.Begin("The next one is being taken when the process is killed, in the middle of git's checkout.");
        crash.Kill(WorkOrderId.TryParse(Second, out var id) ? id : default);
        await shell.Wo(["status"]);
    }

    private async Task Reconcile()
    {
        narrator.Begin("Nothing is lost: reconcile says what is wrong, and repairs it.");
        await shell.Wo(["reconcile"]);
        await shell.Wo(["reconcile", "--apply"]);
        await shell.Wo(["reconcile"]);
        await shell.Wo(["take", Second]);
        await shell.Wo(["status"]);
    }
}
