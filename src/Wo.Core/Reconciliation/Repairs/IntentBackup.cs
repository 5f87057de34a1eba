using Wo.Core.Lifecycle;
using Wo.Core.Model;
using Wo.Core.Storage.Control;
using Wo.Core.Storage.Transitions;
using Wo.Core.Yaml;

namespace Wo.Core.Reconciliation.Repairs;

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
