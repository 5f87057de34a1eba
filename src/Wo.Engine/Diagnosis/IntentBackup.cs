using Wo.Engine.Store.Control;
using Wo.Engine.Store.Transitions;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis;

/// <summary>The backup that an intent names.</summary>
internal static class IntentBackup
{
    /// <summary>Whether it is there and holds the bytes that the transition began with.</summary>
    public static bool IsIntact(Workspace workspace, WorkOrderId id, Intent intent)
    {
        var path = Path.Join(workspace.Layout.WorkOrder(intent.From, id).FullDirectory, intent.Backup);
        var content = workspace.Files.Read(path, YamlReader.MaxBytes);
        return content.IsOk && ContentHash.Of(content.Bytes) == intent.OldHash;
    }
}
