using Wo.Engine.Store.Control;
using static Wo.Engine.Tests.Reconcile.ReconcileFixture;

namespace Wo.Engine.Tests.Reconcile;

/// <summary>Running work orders without what belongs to them.</summary>
internal static class WorktreeScenarios
{
    private const string Wo = Scenarios.Wo;

    public static IReadOnlyDictionary<string, Scenario> All { get; } =
        new Dictionary<string, Scenario>
        {
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
                    tree.Sandbox.RemoveWorktree(lease.Worktree!);
                    tree.Sandbox.Git("branch", "-D", lease.Branch!);
                }
            )
            {
                NeedsForce = true,
            },
            ["the directory of a worktree was renamed"] = new(
                "WORKTREE_MOVED",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo);
                    Directory.Move(tree.Take(Wo).Lease.Worktree!, tree.Sandbox.Surroundings.At("renamed"));
                }
            ),
            ["git was told to forget a worktree that came back"] = new(
                "WORKTREE_MOVED",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo);
                    var path = tree.Take(Wo).Lease.Worktree!;
                    tree.Sandbox.Git("worktree", "unlock", path);
                    Directory.Move(path, tree.Sandbox.Surroundings.At("hidden"));
                    tree.Sandbox.Git("worktree", "prune");
                    Directory.Move(tree.Sandbox.Surroundings.At("hidden"), path);
                }
            ),
            ["a worktree was added again by hand while the first one is there"] = new(
                "WORKTREE_MOVED",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo);
                    var lease = tree.Take(Wo).Lease;
                    tree.Sandbox.Git("worktree", "unlock", lease.Worktree!);
                    Directory.Move(lease.Worktree!, tree.Sandbox.Surroundings.At("hidden"));
                    tree.Sandbox.Git("worktree", "prune");
                    Directory.Move(tree.Sandbox.Surroundings.At("hidden"), lease.Worktree!);
                    tree.Sandbox.AddWorktree("by hand", lease.Branch!);
                }
            )
            {
                NeedsForce = true,
            },
            ["the worktree of a running work order was unlocked"] = new(
                "WORKTREE_UNLOCKED",
                tree =>
                {
                    tree.Put(WorkOrderState.Pending, Wo);
                    tree.Sandbox.Git("worktree", "unlock", tree.Take(Wo).Lease.Worktree!);
                }
            ),
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
            ["git's entry of a done work order's worktree is left"] = new(
                "WORKTREE_WITHOUT_RUNNING_WO",
                tree =>
                {
                    tree.Put(WorkOrderState.Done, Wo);
                    tree.Sandbox.Branch($"feat/wo-{Wo}");
                    Directory.Delete(
                        tree.Sandbox.AddWorktree(Path.Join(".worktrees", Wo), $"feat/wo-{Wo}"),
                        recursive: true
                    );
                }
            ),
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
        };
}
