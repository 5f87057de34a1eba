using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis;

/// <summary>Asks whether a writer is alive, for those who may not write themselves.</summary>
internal static class GuardProbe
{
    /// <summary>Whether a process holds the guard; its file is not created for that.</summary>
    public static bool IsHeld(Workspace workspace)
    {
        var (files, path) = (workspace.Files, workspace.ControlLayout.Guard);
        if (files.Status(path) is null)
        {
            return false;
        }

        try
        {
            using var held = files.TryLock(path);
            return held is null;
        }
        catch (StorageException)
        {
            // A user who can only look sees no writer.
            return false;
        }
    }
}
