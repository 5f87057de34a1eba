using System.Globalization;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis;

/// <summary>Whether git committed that a work order is gone, which tells a deletion that was meant from a loss.</summary>
internal static class CommittedDeletion
{
    /// <summary>The commit, in short, that deleted the last file of it.</summary>
    /// <param name="workspace">The state root.</param>
    /// <param name="id">The work order.</param>
    /// <param name="since">
    /// When the newest copy of it was made. An older commit deleted an earlier work order of this id, and looking further
    /// back would walk through all of a long history.
    /// </param>
    public static string? Find(Workspace workspace, WorkOrderId id, DateTimeOffset since)
    {
        var root = workspace.Root.Path;
        string[] paths = [.. workspace.Layout.PlacesOf(id)];
        string[] log =
        [
            "log",
            "-1",
            "--no-renames",
            "--diff-filter=D",
            "--format=%h",
            string.Create(CultureInfo.InvariantCulture, $"--since=@{since.ToUnixTimeSeconds()}"),
            "HEAD",
            "--",
            .. paths,
        ];
        return
            workspace.Git.Read(root, log).TryGet(out var commit, out _)
            && commit.Trim() is { Length: > 0 } found
            && workspace.Git.Read(root, ["ls-tree", "--name-only", "HEAD", "--", .. paths]) is { IsOk: true, Value: "" }
            ? found
            : null;
    }
}
