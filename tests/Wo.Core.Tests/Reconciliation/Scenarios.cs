using Wo.Core.Git;
using Wo.Core.Model;
using Wo.Core.Storage.Control;
using Wo.Core.Storage.Transitions;
using static Wo.Core.Tests.Reconciliation.ReconcileFixture;

namespace Wo.Core.Tests.Reconciliation;

/// <summary>A tree for every code, and for every way in which its repair goes.</summary>
internal static class Scenarios
{
    public const string Wo = "WO-0001";

    public static IReadOnlyDictionary<string, Scenario> All { get; } =
        new Dictionary<string, Scenario>
        {
            ["a newer copy is in done"] = new(
                "DUPLICATE_WO_ID",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo, 1);
                    tree.Put(WorkOrderState.Done, Wo, 2);
                }
            ),
            ["the same bytes lie twice"] = new(
                "DUPLICATE_WO_ID",
                tree =>
                {
                    tree.Put(WorkOrderState.Failed, Wo, 1);
                    tree.Put(WorkOrderState.Pending, Wo, 1, Text(Wo, WorkOrderState.Failed, 1));
                }
            ),
            ["a true tie"] = new(
                "DUPLICATE_WO_ID",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo, 1);
                    tree.Put(WorkOrderState.Done, Wo, 1);
                }
            )
            {
                NeedsForce = true,
            },
            ["a held work order has a double"] = new(
                "DUPLICATE_WO_ID",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo);
                    tree.Take(Wo);
                    tree.Put(WorkOrderState.Pending, Wo);
                }
            )
            {
                NeedsForce = true,
            },
            ["a checkout rewound the file"] = new(
                "REVISION_WENT_BACK",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo, 1);
                    tree.SetRecord(Wo, record => record with { Revision = 3 });
                }
            )
            {
                NeedsForce = true,
            },
            ["a rewound file has its recorded revision in a backup of another state"] = new(
                "REVISION_WENT_BACK",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo, 1);
                    tree.PutBackup(WorkOrderState.Running, Wo, Text(Wo, WorkOrderState.Done, 3));
                    tree.SetRecord(Wo, record => record with { Revision = 3 });
                }
            )
            {
                NeedsForce = true,
            },
            ["a rewound file has its recorded revision in a backup of its state"] = new(
                "REVISION_WENT_BACK",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo, 1);
                    tree.PutBackup(WorkOrderState.Done, Wo, Text(Wo, WorkOrderState.Pending, 3));
                    tree.SetRecord(Wo, record => record with { Revision = 3 });
                }
            )
            {
                NeedsForce = true,
            },
            ["a required key is missing"] = new(
                "WO_INVALID_SCHEMA",
                tree =>
                    tree.Put(
                        WorkOrderState.Done,
                        Wo,
                        text: Text(Wo, WorkOrderState.Done).Replace("title:", "name:", StringComparison.Ordinal)
                    )
            )
            {
                IsRepairable = false,
            },
            ["the file is not YAML"] = new(
                "WO_UNREADABLE",
                tree => tree.Put(WorkOrderState.Pending, Wo, text: "version: 1\nid: [unclosed\n")
            )
            {
                IsRepairable = false,
            },
            ["only backups are left"] = new(
                "BACKUP_ONLY",
                tree =>
                {
                    tree.PutBackup(WorkOrderState.Pending, Wo, Text(Wo, WorkOrderState.Pending, 1));
                    tree.PutBackup(WorkOrderState.Failed, Wo, Text(Wo, WorkOrderState.Failed, 2));
                    tree.SetRecord(Wo, record => record with { Revision = 3 });
                }
            ),
            ["only backups are left and another branch tracks it"] = new(
                "BACKUP_ONLY",
                tree =>
                {
                    tree.Sandbox.Git("checkout", "--quiet", "-b", "other");
                    tree.Sandbox.Commit($"_ctx/jobs/pending/{Wo}.yaml", Text(Wo, WorkOrderState.Pending));
                    tree.Sandbox.Git("checkout", "--quiet", "main");
                    Directory.CreateDirectory(tree.Layout.StateDirectory(WorkOrderState.Pending).FullPath);
                    tree.PutBackup(WorkOrderState.Pending, Wo, Text(Wo, WorkOrderState.Pending));
                }
            )
            {
                NeedsForce = true,
            },
            ["only a record is left"] = new(
                "BACKUP_ONLY",
                tree => tree.SetRecord(Wo, record => record with { Revision = 3 })
            )
            {
                NeedsForce = true,
            },
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
            ["a take died before the move"] = new("INTERRUPTED_TRANSITION", DeadTake),
            ["a take died before the hand-over"] = new(
                "INTERRUPTED_TRANSITION",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo);
                    var taken = tree.Take(Wo);
                    tree.Sandbox.Git(
                        "worktree",
                        "lock",
                        "--reason",
                        $"wo take {taken.Lease.Token}",
                        taken.Lease.Worktree!
                    );
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
                    tree.Sandbox.Git("worktree", "remove", "--force", taken.Lease.Worktree!);
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
            ["a worktree was deleted"] = new(
                "RUNNING_WO_WITHOUT_WORKTREE",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo);
                    Directory.Delete(tree.Take(Wo).Lease.Worktree!, recursive: true);
                }
            ),
            ["a worktree was deleted with its branch"] = new(
                "RUNNING_WO_WITHOUT_WORKTREE",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo);
                    var lease = tree.Take(Wo).Lease;
                    tree.Sandbox.Git("worktree", "remove", "--force", lease.Worktree!);
                    tree.Sandbox.Git("branch", "-D", lease.Branch!);
                }
            )
            {
                NeedsForce = true,
            },
            ["the worktree of a done work order is left"] = new(
                "WORKTREE_WITHOUT_RUNNING_WO",
                tree =>
                {
                    tree.Put(WorkOrderState.Done, Wo);
                    tree.Sandbox.Branch($"feat/wo-{Wo}");
                    tree.Sandbox.AddWorktree(Path.Join(".worktrees", Wo), $"feat/wo-{Wo}");
                }
            )
            {
                IsRepairable = false,
            },
            ["a running work order lost its metadata"] = new(
                "RUNNING_WITHOUT_METADATA",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo);
                    tree.Take(Wo);
                    tree.Put(WorkOrderState.Running, Wo, 1);
                }
            ),
            ["nothing tells a running work order's metadata"] = new(
                "CANNOT_INFER_METADATA",
                tree =>
                {
                    tree.Put(WorkOrderState.Running, Wo, 1);
                    tree.PutLegacyLock(Wo, TimeSpan.FromMinutes(5), owner: "");
                }
            )
            {
                IsRepairable = false,
            },
            ["a file was moved by hand"] = new(
                "STATUS_DIRECTORY_MISMATCH",
                tree => tree.Put(WorkOrderState.Failed, Wo, text: Text(Wo, WorkOrderState.Done))
            ),
            ["git tracks a lock"] = new(
                "CONTROL_FILE_TRACKED",
                tree =>
                {
                    tree.Sandbox.Commit("_ctx/jobs/running/it's.lock", "x\n");
                    File.Delete(tree.Layout.StateDirectory(WorkOrderState.Running).FullPath + "/it's.lock");
                }
            )
            {
                IsRepairable = false,
            },
            ["two ids differ in case"] = new(
                "CASE_COLLISION",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, "WO-abc");
                    tree.Put(WorkOrderState.Pending, "WO-ABC");
                }
            )
            {
                IsRepairable = false,
            },
            ["a work order is a symbolic link"] = new(
                "SYMLINK_REFUSED",
                tree =>
                    File.CreateSymbolicLink(
                        tree.PathOf(WorkOrderState.Pending, Wo),
                        tree.Sandbox.Write("elsewhere.yaml", Text(Wo, WorkOrderState.Pending))
                    )
            )
            {
                IsRepairable = false,
            },
            ["a state directory is a symbolic link"] = new(
                "SYMLINK_REFUSED",
                tree =>
                {
                    var directory = tree.Layout.StateDirectory(WorkOrderState.Done).FullPath;
                    Directory.Delete(directory);
                    Directory.CreateSymbolicLink(
                        directory,
                        Directory.CreateDirectory(tree.Sandbox.Surroundings.At("elsewhere")).FullName
                    );
                }
            )
            {
                IsRepairable = false,
            },
            ["the last verification failed"] = new(
                "FAIL_VERDICT_BUT_RUNNING",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo);
                    tree.Take(Wo);
                    tree.Sandbox.Write(
                        $"_ctx/logs/{Wo}/verdict.json",
                        "{\"status\": \"FAIL\", \"finished_at\": \"2026-03-15T13:00:00Z\"}"
                    );
                }
            )
            {
                IsRepairable = false,
            },
            ["a writer died with its temporary file"] = new(
                "ORPHAN_TEMP",
                tree =>
                    tree.Sandbox.Write($"_ctx/jobs/pending/.{Wo}.yaml.0123456789abcdef0123456789abcdef.tmp", "half a")
            ),
            ["the lock file is missing"] = new(
                "LOCK_MIRROR",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo);
                    tree.Take(Wo);
                    File.Delete(tree.Layout.LockMirror(Id(Wo)).FullPath);
                }
            ),
            ["the lock file shows something else"] = new(
                "LOCK_MIRROR",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo);
                    tree.Take(Wo);
                    tree.PutLegacyLock(Wo, TimeSpan.Zero);
                }
            ),
            ["the index is older than the tree"] = new(
                "INDEX_STALE",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo);
                    tree.Take(Wo);
                    tree.Put(WorkOrderState.Pending, "WO-0002");
                }
            ),
            ["something else lies among the work orders"] = new(
                "FOREIGN_FILE",
                tree => tree.Sandbox.Write("_ctx/jobs/done/notes.txt", "notes\n")
            )
            {
                IsRepairable = false,
            },
            ["a record is damaged"] = new(
                "RECORD_UNREADABLE",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo);
                    tree.Take(Wo);
                    File.WriteAllText(tree.Workspace.ControlLayout.Record(Id(Wo)), "{\"version\": 1, \"rev\":");
                }
            )
            {
                NeedsForce = true,
            },
        };

    /// <summary>The traces of a take that was killed after it had added its worktree.</summary>
    public static void DeadTake(ReconcileFixture tree)
    {
        tree.Put(WorkOrderState.Pending, Wo);
        var lease = tree.GrantLease(Wo);
        var order = new WorktreeOrder(tree.Root, lease.Worktree!, lease.Branch!, lease.Token!);
        var start = new BaseRef("main", tree.Sandbox.Head);
        Assert.True(new WorktreeProvisioner(tree.Workspace.Git).Provision(order, start, null).IsOk);
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
