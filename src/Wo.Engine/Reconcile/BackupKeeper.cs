using Wo.Engine.Diagnosis;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile;

/// <summary>Makes backups of what repairs replace, under the names that all backups have.</summary>
internal sealed class BackupKeeper(Workspace workspace)
{
    private const int MaxCopiedBytes = 1 << 20;

    private readonly List<string> made = [];

    /// <summary>The backups made so far, from the state root where they lie below it.</summary>
    public IReadOnlyList<string> Made => made;

    /// <summary>Copies a file that is about to be replaced.</summary>
    public void Copy(string path, ReadOnlySpan<byte> content) => Remember(workspace.Writer.Backup(path, content));

    /// <summary>Makes a backup of a file that is one too many. It need not be readable.</summary>
    public void SetAside(string path)
    {
        // A rename can lose both names with the power, a copy is durable before its original goes.
        var content = workspace.Files.Read(path, MaxCopiedBytes);
        Remember(
            content.IsOk ? workspace.Writer.DeleteWithBackup(path, content.Bytes) : workspace.Writer.SetAside(path)
        );
    }

    /// <summary>Takes note of a backup, by its absolute path.</summary>
    public void Remember(string backup) => made.Add(PathText.Of(workspace.Layout, backup));
}
