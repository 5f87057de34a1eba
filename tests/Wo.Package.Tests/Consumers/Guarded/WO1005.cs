using Wo.Core.Storage;

namespace Sample;

internal static class Claim
{
    public static bool Take(string root, string owner)
    {
        if (File.Exists(Path.Combine(root, "_ctx", "claim")))
        {
            return false;
        }

        if (!File.Exists(Path.Combine(root, "_ctx", "owner")))
        {
            AtomicFile.WriteText(CtxPath.Of(root) / "owner", owner).ThrowIfFailed();
        }

        return true;
    }
}
