using Wo.Core.Lifecycle;
using Wo.Core.Storage;

namespace Wo.Core.Reconciliation;

/// <summary>Makes backups of what repairs replace, under the names that all backups have.</summary>
internal sealed class BackupKeeper(Workspace workspace)
{
    private readonly List<string> made = [];

    /// <summary>The backups made so far, from the state root where they lie below it.</summary>
    public IReadOnlyList<string> Made => made;

    /// <summary>Copies a file that is about to be replaced.</summary>
    public void Copy(string path, ReadOnlySpan<byte> content) => Remember(workspace.Writer.Backup(path, content));

    /// <summary>Turns a file into a backup in one rename, so that it need not be readable.</summary>
    public void SetAside(string path)
    {
        var directory = Path.GetDirectoryName(path)!;
        var at = workspace.Clock.GetUtcNow();
        for (var attempt = 0; ; attempt++)
        {
            var backup = Path.Join(directory, BackupName.For(Path.GetFileName(path), at, attempt));
            try
            {
                workspace.Files.RenameNoReplace(path, backup);
            }
            catch (StorageException error) when (error.TargetExists)
            {
                continue;
            }

            workspace.Files.SyncDirectory(directory);
            Remember(backup);
            return;
        }
    }

    private void Remember(string backup) => made.Add(PathText.Of(workspace.Layout, backup));
}
