namespace Wo.Tool.Commands.Demo;

/// <summary>The walk-through: a work order from its creation to its end, a crash, and what is done about it.</summary>
internal sealed class DemoStory(DemoShell shell, DemoNarrator narrator, DemoCrash crash)
{
    private const string First = "WO-0001";
    private const string Second = "WO-0002";

    private string Worktree => shell.WorktreeOf(First);

    /// <summary>Tells it from beginning to end.</summary>
    /// <exception cref="DemoFailure">A command answered something else than it should.</exception>
    public void Tell()
    {
        SetUp();
        Create();
        Take();
        Finish();
        Crash();
        Reconcile();
    }

    private void SetUp()
    {
        narrator.Begin("A repository gets a place for work orders.");
        // In two steps: a git before 2.28 does not take the name of the first branch.
        shell.Git(shell.Repository, "init", "--quiet", "--template=");
        shell.Git(shell.Repository, "symbolic-ref", "HEAD", "refs/heads/main");
        DemoRepository.Isolate(shell);
        shell.Wo(["init"]);
        shell.Git(shell.Repository, "add", "--all");
        shell.Git(shell.Repository, "commit", "--quiet", "--message", "Set up work orders");
    }

    private void Create()
    {
        narrator.Begin("Two work orders say what is to be done. The second has to wait for the first.");
        string[] greet = ["--title", "Greet the world", "--allow", "*.txt", "--verify", "test -s hello.txt"];
        string[] leave = ["--title", "Say goodbye", "--allow", "*.txt", "--verify", "test -s bye.txt"];
        shell.Wo(["new", "--epic", "E-0001", .. greet]);
        shell.Wo(["new", "--epic", "E-0001", .. leave, "--depends", First]);
        shell.Wo(["list"]);
        shell.Wo(["list", "--ready"]);
    }

    private void Take()
    {
        narrator.Begin("Taking one claims it: a lease, a branch, a worktree, and the file moves to running.");
        shell.Wo(["take", First]);
        shell.Wo(["status"]);
        narrator.Begin("The work is done in a worktree of its own.");
        shell.Run(Worktree, "echo 'Hello, world' > hello.txt", ["sh", "-c", "echo 'Hello, world' > hello.txt"]);
        shell.Git(Worktree, "add", "hello.txt");
        shell.Git(Worktree, "commit", "--quiet", "--message", "Greet the world");
    }

    private void Finish()
    {
        narrator.Begin("Finishing runs the gates and closes it. The branch stays, to be merged.");
        shell.Wo(["session", "result", First, "hello.txt greets the world"]);
        shell.Wo(["finish", First]);
        shell.Git(shell.Repository, "merge", "--quiet", $"feat/wo-{First}");
        shell.Wo(["list"]);
    }

    private void Crash()
    {
        narrator.Begin("The next one is being taken when the process is killed, in the middle of git's checkout.");
        crash.Kill(WorkOrderId.TryParse(Second, out var id) ? id : default);
        shell.Wo(["status"]);
    }

    private void Reconcile()
    {
        narrator.Begin("Nothing is lost: reconcile says what is wrong, and repairs it.");
        shell.Wo(["reconcile"]);
        shell.Wo(["reconcile", "--apply"]);
        shell.Wo(["reconcile"]);
        shell.Wo(["take", Second]);
        shell.Wo(["status"]);
    }
}
