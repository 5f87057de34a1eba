using System.Collections.Immutable;
using Wo.Engine.Store;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Hook;

/// <summary>
/// Puts the hooks into a repository and takes them out again. A hook that was there before is kept under another name and run
/// after ours; taking ours out gives it its name back, byte by byte. Files of husky get lines of ours at their beginning.
/// </summary>
/// <param name="workspace">The state root.</param>
/// <param name="program">Where the tool lies; <see langword="null"/> where that is not known.</param>
internal sealed class InstallHooks(Workspace workspace, string? program)
{
    private const string Lefthook = "lefthook";

    private readonly HookFile file = new(workspace.Files, workspace.Writer);

    /// <summary>Puts both in.</summary>
    public Result<ImmutableArray<HookChange>> Install() => UnderGuard("hook install", Put);

    /// <summary>Takes both out.</summary>
    public Result<ImmutableArray<HookChange>> Remove() => UnderGuard("hook remove", TakeOut);

    private Result<ImmutableArray<HookChange>> UnderGuard(
        string verb,
        Func<HookPlace, string, Result<HookChange>> change
    ) =>
        StorageBoundary.Run<ImmutableArray<HookChange>>(() =>
        {
            if (!HookPlace.Find(workspace).TryGet(out var place, out var error))
            {
                return error;
            }

            if (!workspace.Guard.Acquire(verb).TryGet(out var guard, out error))
            {
                return error;
            }

            using (guard)
            {
                var changes = ImmutableArray.CreateBuilder<HookChange>();
                foreach (var hook in HookName.All)
                {
                    if (!change(place, hook).TryGet(out var changed, out error))
                    {
                        return error;
                    }

                    changes.Add(changed);
                }

                return changes.ToImmutable();
            }
        });

    private Result<HookChange> Put(HookPlace place, string hook)
    {
        var path = place.FileOf(hook);
        var (present, before) = (file.Read(path), path + HookScript.BeforeSuffix);
        if (place.IsHusky)
        {
            return Write(
                path,
                hook,
                present,
                HookScript.WithBlock(present ?? "", hook, program),
                "runs in husky's hook"
            );
        }

        if (present is not null && HookScript.IsOwn(hook, present))
        {
            return Write(path, hook, present, HookScript.Own(hook, program), "installed");
        }

        if (present is not null && HookScript.HasBlock(present))
        {
            return new HookChange(hook, path, "is there already, with changes by hand", IsChanged: false);
        }

        // pre-commit.com does the same as this does.
        if (file.Read(path + ".legacy") is { } legacy && HookScript.HasBlock(legacy))
        {
            return new HookChange(
                hook,
                path,
                "is there already, run by the hook that took its place",
                IsChanged: false
            );
        }

        if (present?.Contains(Lefthook, StringComparison.OrdinalIgnoreCase) == true)
        {
            return new WoError(
                Problem.HookManaged,
                $"lefthook writes {path} anew each time: let it run 'wo hook run {hook}{Argument(hook)}' under {hook} in lefthook.yml"
            )
            {
                NextSteps = ["wo hook --help"],
            };
        }

        if (!file.Exists(path))
        {
            return Write(path, hook, null, HookScript.Own(hook, program), "installed");
        }

        if (file.Exists(before))
        {
            return new WoError(
                Problem.HookManaged,
                $"{path} is not the hook of wo, and {before} is there from an earlier time: move one of them away"
            )
            {
                NextSteps = ["wo hook --help"],
            };
        }

        file.Rename(path, before);
        file.Write(path, HookScript.Own(hook, program));
        return new HookChange(
            hook,
            path,
            $"installed; the hook that was there runs after it, as {Path.GetFileName(before)}",
            true
        );
    }

    private Result<HookChange> TakeOut(HookPlace place, string hook)
    {
        var path = place.FileOf(hook);
        var (present, before) = (file.Read(path), path + HookScript.BeforeSuffix);
        if (place.IsHusky)
        {
            return present is null || !HookScript.HasBlock(present) ? Nothing(hook, path)
                : HookScript.WithoutBlock(present) is { Length: > 0 } rest ? Write(path, hook, present, rest, "removed")
                : Delete(hook, path);
        }

        var isOurs = present is not null && HookScript.IsOwn(hook, present);
        if (!isOurs && file.Exists(path))
        {
            return present is not null && HookScript.HasBlock(present)
                ? new WoError(
                    Problem.HookManaged,
                    $"{path} was changed by hand since wo wrote it: take the lines between the marks out of it yourself"
                )
                {
                    NextSteps = ["wo hook --help"],
                }
                : Nothing(hook, path);
        }

        if (isOurs)
        {
            file.Remove(path);
        }

        if (file.Exists(before))
        {
            file.Rename(before, path);
            return new HookChange(hook, path, "removed; the hook from before has its name back", IsChanged: true);
        }

        return isOurs ? new HookChange(hook, path, "removed", IsChanged: true) : Nothing(hook, path);
    }

    private HookChange Delete(string hook, string path)
    {
        file.Remove(path);
        return new HookChange(hook, path, "removed", IsChanged: true);
    }

    private HookChange Write(string path, string hook, string? present, string text, string what)
    {
        if (present == text)
        {
            return new HookChange(hook, path, "is there already", IsChanged: false);
        }

        file.Write(path, text);
        return new HookChange(hook, path, what, IsChanged: true);
    }

    private static HookChange Nothing(string hook, string path) =>
        new(hook, path, "there is none of wo", IsChanged: false);

    private static string Argument(string hook) => hook == HookName.CommitMessage ? " {1}" : "";
}
