using System.Collections.Immutable;
using Wo.Tool.Hosting;

namespace Wo.Tool.Commands.Demo;

/// <summary>
/// A real crash: a process of its own takes a work order, and the hook that git runs when the new worktree is checked out
/// kills it. By then the lease is on record and the worktree half made, and the work order has not moved.
/// </summary>
/// <param name="shell">The repository.</param>
/// <param name="scratch">The directory around the repository.</param>
/// <param name="ownCommand">The words that start this tool.</param>
internal sealed class DemoCrash(DemoShell shell, ScratchDirectory scratch, ImmutableArray<string> ownCommand)
{
    private const int Killed = 137;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private string ProcessIdFile => Path.Join(scratch.Path, "process id");

    private string Hook => Path.Join(DemoRepository.Hooks(shell.Repository), "post-checkout");

    /// <summary>Has a process take a work order and be killed.</summary>
    /// <exception cref="DemoFailure">It was not killed.</exception>
    public void Kill(WorkOrderId id)
    {
        ScratchDirectory.Write(
            Hook,
            $"#!/bin/sh\nkill -9 \"$(cat {ShellWord.Quote(ProcessIdFile)})\"\n",
            isExecutable: true
        );
        string[] take = [.. ownCommand, "take", id.Value];
        // The shell writes down its process id, which is that of the program it then becomes.
        string[] words = ["sh", "-c", "echo $$ > \"$0\" && exec \"$@\"", ProcessIdFile, .. take];
        shell.Run(shell.Repository, $"wo take {id}", words, expected: Killed);
        ScratchDirectory.Write(Hook, "#!/bin/sh\n", isExecutable: true);
        WaitForGit(id);
    }

    /// <summary>git outlives its parent by a moment, and until it has ended the operation counts as alive.</summary>
    private void WaitForGit(WorkOrderId id)
    {
        var files = PlatformFileSystem.Create();
        var control = new ControlLayout(Path.Join(shell.Repository, ".git"));
        var operations = new OperationLocks(files, new AtomicWriter(files, shell.Time), control);
        var start = shell.Time.GetTimestamp();
        while (!operations.IsFree(id) && shell.Time.GetElapsedTime(start) < Patience)
        {
            Thread.Sleep(Pause);
        }
    }
}
