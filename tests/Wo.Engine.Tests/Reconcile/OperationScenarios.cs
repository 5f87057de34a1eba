using Wo.Engine.Git;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Transitions;
using Wo.Engine.Workspaces;
using static Wo.Engine.Tests.Reconcile.ReconcileFixture;

namespace Wo.Engine.Tests.Reconcile;

/// <summary>What operations that died, and lost leases, leave.</summary>
internal static class OperationScenarios
{
    private const string Wo = Scenarios.Wo;

    public static IReadOnlyDictionary<string, Scenario> All { get; } =
        new Dictionary<string, Scenario>
        {
            ["a move died before anything happened"] = Interrupted(staged: false, moved: false),
            ["a move died after it was staged"] = Interrupted(staged: true, moved: false),
            ["a move died after its commit"] = Interrupted(staged: true, moved: true),
            ["a hand changed what a dead move left"] = new(
                "INTERRUPTED_TRANSITION",
                tree =>
                {
                    Interrupted(staged: true, moved: false).Arrange(tree);
                    File.AppendAllText(tree.PathOf(WorkOrderState.Failed, Wo), "# by hand\n");
                }
            )
            {
                NeedsForce = true,
            },
            ["a power loss took the last word of a complete move"] = new(
                "INTERRUPTED_TRANSITION",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo);
                    tree.Take(Wo);
                    tree.BeginMoving();
                }
            ),
            ["a take died before the move"] = new("INTERRUPTED_TRANSITION", DeadTake),
            ["a take died before the hand-over"] = new(
                "INTERRUPTED_TRANSITION",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo);
                    var taken = tree.Take(Wo);
                    tree.Sandbox.Relock(taken.Lease.Worktree!, $"wo take {taken.Lease.Token}");
                }
            ),
            ["a worktree of a dead operation is left without its lease"] = new(
                "INTERRUPTED_TRANSITION",
                tree =>
                {
                    DeadTake(tree);
                    tree.SetRecord(Wo, record => record with { Lease = null });
                    File.Delete(tree.Layout.LockMirror(Id(Wo)).FullPath);
                }
            ),
            ["a take and its git died over the first files of a worktree"] = new(
                "INTERRUPTED_TRANSITION",
                tree =>
                {
                    DeadTake(tree);
                    var admin = EmptyCommonDirectory(tree, Wo);
                    File.WriteAllText(Path.Join(admin, "HEAD"), new string('0', 40) + "\n");
                    File.Delete(Path.Join(admin, "index"));
                }
            ),
            ["somebody's git died over the first files of a worktree"] = new(
                "INTERRUPTED_TRANSITION",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo);
                    tree.Sandbox.Branch("mine");
                    tree.Sandbox.AddWorktree("mine", "mine");
                    EmptyCommonDirectory(tree, "mine");
                }
            ),
            ["the lease of a running work order was deleted"] = new(
                "RUNNING_WITHOUT_LOCK",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo);
                    tree.Take(Wo);
                    LoseLease(tree);
                }
            ),
            ["lease and worktree of a running work order are gone"] = new(
                "RUNNING_WITHOUT_LOCK",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo);
                    var taken = tree.Take(Wo);
                    tree.Sandbox.RemoveWorktree(taken.Lease.Worktree!);
                    LoseLease(tree);
                }
            )
            {
                NeedsForce = true,
            },
            ["a work order runs in another clone"] = new(
                "RUNNING_WITHOUT_LOCK",
                tree =>
                    tree.Put(
                        WorkOrderState.Running,
                        Wo,
                        text: Text(
                            Wo,
                            WorkOrderState.Running,
                            1,
                            $"owner: carol\nbranch: feat/wo-{Wo}\nworktree: ../.worktrees/{Wo}\nstarted_at: \"2026-03-15T12:00:00+00:00\"\n"
                        )
                    )
            )
            {
                IsRepairable = false,
            },
            ["an older tool's lock is left of a pending work order"] = new(
                "LOCK_WITHOUT_RUNNING_WO",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo);
                    tree.PutLegacyLock(Wo, TimeSpan.FromMinutes(5));
                }
            ),
            ["a lease is left of a done work order"] = new(
                "LOCK_WITHOUT_RUNNING_WO",
                tree =>
                {
                    tree.Put(WorkOrderState.Done, Wo, 1);
                    tree.GrantLease(Wo);
                }
            ),
            ["a lock is left of nothing"] = new(
                "LOCK_WITHOUT_RUNNING_WO",
                tree => tree.PutLegacyLock(Wo, TimeSpan.FromMinutes(5))
            ),
            ["an expired lock is left of a failed work order"] = new(
                "STALE_LOCK",
                tree =>
                {
                    tree.Put(WorkOrderState.Failed, Wo);
                    tree.PutLegacyLock(Wo, TimeSpan.FromDays(2));
                }
            ),
            ["the lease of a running work order has expired"] = new(
                "STALE_LOCK",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo);
                    tree.Take(Wo);
                    tree.Clock.Now += TimeSpan.FromHours(2);
                }
            )
            {
                IsRepairable = false,
            },
        };

    /// <summary>The traces of a take that was killed after it had added its worktree.</summary>
    public static void DeadTake(ReconcileFixture tree)
    {
        tree.Put(WorkOrderState.Pending, Wo);
        var lease = tree.GrantLease(Wo);
        var order = new WorktreeOrder(tree.Root, lease.Worktree!, lease.Branch!, lease.Token!) { Id = Wo };
        var start = new BaseRef("main", tree.Sandbox.Head);
        Assert.True(new WorktreeProvisioner(tree.Workspace.Git).Provision(order, start, null).IsOk);
    }

    /// <summary>Long ago, so that nobody waits for whoever did it.</summary>
    private static string EmptyCommonDirectory(ReconcileFixture tree, string worktree)
    {
        var admin = Path.Join(tree.Root.CommonGitDirectory, "worktrees", worktree);
        var file = Path.Join(admin, "commondir");
        File.WriteAllText(file, "");
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-1));
        return admin;
    }

    private static void LoseLease(ReconcileFixture tree)
    {
        tree.SetRecord(Wo, record => record with { Lease = null });
        File.Delete(tree.Layout.LockMirror(Id(Wo)).FullPath);
    }

    private static Scenario Interrupted(bool staged, bool moved) =>
        new(
            "INTERRUPTED_TRANSITION",
            tree =>
            {
                if (staged)
                {
                    tree.BeginMoving();
                }

                var (before, after) = (Text(Wo, WorkOrderState.Failed, 1), Text(Wo, WorkOrderState.Pending, 2));
                var backup = tree.PutBackup(WorkOrderState.Failed, Wo, before);
                tree.Put(moved ? WorkOrderState.Pending : WorkOrderState.Failed, Wo, text: staged ? after : before);
                tree.SetRecord(
                    Wo,
                    _ => new ControlRecord(
                        1,
                        null,
                        new Intent(
                            "requeue",
                            null,
                            WorkOrderState.Failed,
                            WorkOrderState.Pending,
                            1,
                            2,
                            ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(before)),
                            ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(after)),
                            Path.GetFileName(backup)
                        )
                    )
                );
            }
        );
}
