using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Watch;

/// <summary>
/// What tells at the cost of a few looks whether a command has changed something that a view shows. What other hands change in
/// files it does not tell.
/// </summary>
/// <param name="Generation">The reading of the generation.</param>
/// <param name="Journal">The look of the journal.</param>
/// <param name="Session">That of the session log.</param>
internal sealed record TreeStamp(
    string Generation,
    (long Size, DateTimeOffset At)? Journal,
    (long Size, DateTimeOffset At)? Session
)
{
    /// <summary>That of now.</summary>
    /// <param name="workspace">The tree.</param>
    /// <param name="session">Its session log.</param>
    /// <exception cref="StorageException">It cannot be told.</exception>
    public static TreeStamp Of(Workspace workspace, CtxPath session) =>
        new(
            workspace.Generation.Read(),
            LookAt(workspace.Files, workspace.ControlLayout.Journal),
            LookAt(workspace.Files, session.FullPath)
        );

    private static (long Size, DateTimeOffset At)? LookAt(IFileSystem files, string path) =>
        files.Status(path) is { } status ? (status.Size, status.ModifiedAt) : null;
}
