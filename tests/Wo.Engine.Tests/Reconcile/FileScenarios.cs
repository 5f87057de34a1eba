using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;
using static Wo.Engine.Tests.Reconcile.ReconcileFixture;

namespace Wo.Engine.Tests.Reconcile;

/// <summary>What checkouts and hands do to files.</summary>
internal static class FileScenarios
{
    private const string Wo = Scenarios.Wo;

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
            ["the backlog is torn"] = new(
                "INPUT_INVALID",
                tree => tree.Sandbox.Write("_ctx/backlog/backlog.yaml", "version: 1\nepics: [\n")
            )
            {
                IsRepairable = false,
            },
            ["a merge left its markers in the session log"] = new(
                "CONFLICT_MARKERS",
                tree =>
                    tree.Sandbox.Write("_ctx/session_repo.md", "<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> side\n")
            )
            {
                IsRepairable = false,
            },
            ["two work orders wait for each other"] = new(
                "DEPENDENCY_CYCLE",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo, text: WaitingFor(Wo, "WO-0002"));
                    tree.Put(
                        WorkOrderState.Partial,
                        "WO-0002",
                        text: WaitingFor("WO-0002", Wo, WorkOrderState.Partial)
                    );
                }
            )
            {
                IsRepairable = false,
            },
            ["a work order waits for one that does not exist"] = new(
                "DEPENDENCY_UNKNOWN",
                tree => tree.Put(WorkOrderState.Pending, Wo, text: WaitingFor(Wo, "WO-0009"))
            )
            {
                IsRepairable = false,
            },
            ["the id is that of another work order"] = new(
                "ID_FILE_NAME_MISMATCH",
                tree => tree.Put(WorkOrderState.Pending, Wo, text: Text("WO-0007", WorkOrderState.Pending))
            )
            {
                IsRepairable = false,
            },
            ["a time is none"] = new(
                "NOT_A_TIMESTAMP",
                tree =>
                    tree.Put(
                        WorkOrderState.Pending,
                        Wo,
                        text: Text(Wo, WorkOrderState.Pending, further: "closed_at: yesterday\n")
                    )
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

    private static string WaitingFor(string id, string other, WorkOrderState state = WorkOrderState.Pending) =>
        Text(id, state, further: $"dependencies: [{other}]\n");
}
