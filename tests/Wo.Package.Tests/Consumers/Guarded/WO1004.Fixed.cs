using Wo.Core.Storage;

namespace Sample;

internal static class Notes
{
    public static void Clear(string root)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(root, "_ctx", "notes")))
        {
            AtomicFile.DeleteWithBackup(CtxPath.Of(root) / "notes" / Path.GetFileName(file)).ThrowIfFailed();
        }
    }
}
