using Wo.Engine.Gates;
using Wo.Engine.Git;
using Wo.Engine.Index;
using Wo.Engine.Processes;
using Wo.Engine.Tests.Git;
using Wo.Engine.Tests.Processes;
using Wo.Engine.Tests.Store;
using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Edit;
using Wo.Engine.Verbs.Finish;
using Wo.Engine.Verbs.Heartbeat;
using Wo.Engine.Verbs.New;
using Wo.Engine.Verbs.Release;
using Wo.Engine.Verbs.Requeue;
using Wo.Engine.Verbs.Session;
using Wo.Engine.Verbs.Take;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Verbs;

/// <summary>What a verb asked of the system, in a tree in use of so many work orders.</summary>
/// <param name="Processes">The child processes, by what they were asked.</param>
/// <param name="WorkOrdersRead">The names of the work orders that were read.</param>
/// <param name="FilesRead">How many files were read.</param>
/// <param name="FileSyncs">How often it waited for a file to be on the disk.</param>
/// <param name="DirectorySyncs">How often it waited for a directory.</param>
/// <param name="Looks">How many files were looked at, but for work orders.</param>
/// <param name="Writes">How often something was changed.</param>
/// <param name="Lists">How many directories were listed.</param>
internal sealed record VerbCost(
    string[] Processes,
    string[] WorkOrdersRead,
    int FilesRead,
    int FileSyncs,
    int DirectorySyncs,
    int Looks,
    int Writes,
    int Lists
)
{
    private static readonly Caller Alice = PendingWork.Named("alice");

    /// <summary>What it costs to edit one.</summary>
    public static VerbCost OfEdit(int count) =>
        Measure(
            count,
            _ => { },
            workspace =>
                Must(
                    new EditWorkOrder(workspace).Run(
                        PendingWork.Id(),
                        new EditRequest
                        {
                            Title = "Another title",
                            Lists = [new ListChange(EditableList.Dependencies, "WO-0009", IsRemoval: false)],
                        }
                    )
                )
        );

    /// <summary>What it costs to make one of a given name.</summary>
    public static VerbCost OfNew(int count) =>
        Measure(
            count,
            _ => { },
            workspace =>
                Must(
                    new NewWorkOrder(workspace).Run(
                        new NewWorkOrderRequest
                        {
                            Id = PendingWork.Id("WO-7001"),
                            Epic = "E-0001",
                            Title = "Something new",
                            Verify = ["true"],
                        }
                    )
                )
        );

    /// <summary>What it costs to write a session entry.</summary>
    public static VerbCost OfSession(int count) =>
        Measure(
            count,
            workspace => Must(TakeIn(workspace)),
            workspace => Must(new WriteSessionEntry(workspace).Run(PendingWork.Id(), SessionKind.Result, "it works"))
        );

    /// <summary>What it costs to requeue a failed one.</summary>
    public static VerbCost OfRequeue(int count) =>
        Measure(
            count,
            workspace =>
            {
                Must(TakeIn(workspace));
                Must(FinishIn(workspace, FinishResult.Failed));
            },
            workspace => Must(new RequeueWorkOrder(workspace).Run(PendingWork.Id(), "a reason to requeue"))
        );

    /// <summary>What it costs to take one.</summary>
    public static VerbCost OfTake(int count) => Measure(count, _ => { }, workspace => Must(TakeIn(workspace)));

    /// <summary>What it costs to finish one.</summary>
    public static VerbCost OfFinish(int count) =>
        Measure(
            count,
            workspace =>
            {
                var place = Must(TakeIn(workspace)).WorktreePath;
                File.WriteAllText(Path.Join(place, "work.txt"), "done\n");
                GitSandbox.GitIn(place, "add", "--", "work.txt");
                GitSandbox.GitIn(place, "commit", "--quiet", "--message", "Work");
            },
            workspace => Must(FinishIn(workspace, FinishResult.Done))
        );

    /// <summary>What it costs to renew a lease.</summary>
    public static VerbCost OfHeartbeat(int count) =>
        Measure(
            count,
            workspace => Must(TakeIn(workspace)),
            workspace => Must(new RenewLease(workspace).Run(PendingWork.Id(), Alice))
        );

    /// <summary>What it costs to give one back.</summary>
    public static VerbCost OfRelease(int count) =>
        Measure(
            count,
            workspace => Must(TakeIn(workspace)),
            workspace => Must(new ReleaseWorkOrder(workspace).Run(PendingWork.Id(), Alice, null, "a reason to release"))
        );

    /// <summary>What it costs in a tree in use, of so many work orders.</summary>
    private static VerbCost Measure(int count, Action<Workspace> prepare, Action<Workspace> act)
    {
        using var work = new PendingWork("WO-0001", "WO-0002");
        for (var number = 3; number <= count; number++)
        {
            var state = number % 10 == 0 ? WorkOrderState.Pending : WorkOrderState.Done;
            var id = $"WO-{number:D4}";
            work.Put($"jobs/{state.DirectoryName()}/{id}.yaml", PendingWork.Text(id, state));
        }

        var (files, processes) = (new FaultyFileSystem(PlatformFileSystem.Create()), new RecordedProcesses());
        var workspace = work.Open(files, new GitCommand(processes, TestGit.Environment));
        Must(TakeIn(workspace, "WO-0002"));

        // Copies of what commands have not seen before are kept some at a time.
        for (var kept = 0; kept <= count; kept += VersionKeeper.MostAtOnce)
        {
            Must(new Bookkeeping(workspace).Index.Publish());
        }

        prepare(workspace);
        files.ReadPaths.Clear();
        files.LookedAt.Clear();
        processes.Commands.Clear();
        var before = (
            Syncs: files.Count("fsync"),
            Directories: files.Count("fsync-directory"),
            files.Log.Count,
            files.Lists
        );

        act(workspace);

        var read = files.ReadPaths.ToList();
        return new VerbCost(
            [.. processes.Commands],
            [
                .. read.Select(path => Path.GetFileName(path))
                    .Where(IsWorkOrder)
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ],
            read.Count,
            files.Count("fsync") - before.Syncs,
            files.Count("fsync-directory") - before.Directories,
            // Whether an open work order was edited by hand is looked at, one by one.
            files.LookedAt.Count(path => !IsWorkOrder(Path.GetFileName(path))),
            files.Log.Count - before.Count,
            files.Lists - before.Lists
        );
    }

    private static Result<TakenWorkOrder> TakeIn(Workspace workspace, string id = "WO-0001") =>
        new TakeWorkOrder(workspace).Run(new TakeRequest(PendingWork.Id(id), Alice), CancellationToken.None);

    private static Result<FinishedWorkOrder> FinishIn(Workspace workspace, FinishResult result)
    {
        var shell = new GateShell(ProcessRunner.ForThisPlatform(TimeProvider.System), TestGit.Environment);
        var request = new FinishRequest(PendingWork.Id(), Alice, result) { Summary = "it works" };
        return new FinishWorkOrder(workspace, shell).Run(request, _ => null, CancellationToken.None).Answer;
    }

    private static T Must<T>(Result<T> result)
    {
        Assert.True(result.IsOk, result.Error?.ToString());
        return result.Value;
    }

    private static bool IsWorkOrder(string name) =>
        name.StartsWith("WO-", StringComparison.Ordinal) && name.EndsWith(".yaml", StringComparison.Ordinal);
}
